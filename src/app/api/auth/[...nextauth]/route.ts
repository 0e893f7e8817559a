import NextAuth from "next-auth";
import { signInOptions } from "@/server/doors/sign-in";

interface Segments {
  params: Promise<{ nextauth: string[] }>;
}

function answer(request: Request, segments: Segments): Promise<Response> {
  return NextAuth(signInOptions())(request, segments);
}

export { answer as GET, answer as POST };

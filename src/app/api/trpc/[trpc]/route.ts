import { answer } from "@/server/doors/trpc";

export { answer as GET, answer as POST };

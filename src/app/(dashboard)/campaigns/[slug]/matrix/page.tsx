import type { Metadata } from "next";
import { MatrixScreen } from "@/features/variant/components/matrix-screen";

export const metadata: Metadata = { title: "Matrix" };

export default async function MatrixPage({ params }: { params: Promise<{ slug: string }> }) {
  return <MatrixScreen slug={(await params).slug} />;
}

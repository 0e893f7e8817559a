import type { Metadata } from "next";
import { Factory } from "@/features/creative/components/factory";

export const metadata: Metadata = { title: "Factory" };

export default async function FactoryPage({ params }: { params: Promise<{ slug: string }> }) {
  return <Factory slug={(await params).slug} />;
}

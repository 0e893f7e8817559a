import type { Metadata } from "next";
import { BriefTab } from "@/features/campaign/components/brief-tab";

export const metadata: Metadata = { title: "Brief" };

export default async function BriefPage({ params }: { params: Promise<{ slug: string }> }) {
  return <BriefTab slug={(await params).slug} />;
}

import type { Metadata } from "next";
import { HubScreen } from "@/features/hub/components/hub-screen";

interface HubPageProps {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: HubPageProps): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function HubPage({ params }: HubPageProps) {
  return <HubScreen name={(await params).name} />;
}

import type { Metadata } from "next";
import { TagPanel } from "@/features/publisher/components/tag-panel";
import { ReleasesScreen } from "@/features/release/components/releases-screen";

export const metadata: Metadata = { title: "Releases" };

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return (
    <ReleasesScreen slug={slug}>
      <TagPanel slug={slug} />
    </ReleasesScreen>
  );
}

import type { ReactNode } from "react";
import { WorkspaceHead } from "@/features/campaign/components/workspace-head";

export default async function CampaignLayout({ children, params }: { children: ReactNode; params: Promise<{ slug: string }> }) {
  return (
    <>
      <WorkspaceHead slug={(await params).slug} />
      {children}
    </>
  );
}

import type { Metadata } from "next";
import { NewCampaign } from "@/features/campaign/components/new-campaign";

export const metadata: Metadata = { title: "New campaign" };

export default function NewCampaignPage() {
  return <NewCampaign />;
}

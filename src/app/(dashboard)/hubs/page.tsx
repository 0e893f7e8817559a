import type { Metadata } from "next";
import { HubsScreen } from "@/features/hub/components/hubs-screen";

export const metadata: Metadata = { title: "Hubs" };

export default function Page() {
  return <HubsScreen />;
}

import type { Metadata } from "next";
import { PlanScreen } from "@/features/hub/components/plan-screen";

export const metadata: Metadata = { title: "Hub placement" };

export default function Page() {
  return <PlanScreen />;
}

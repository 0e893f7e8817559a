import type { Metadata } from "next";
import { MarketsScreen } from "@/features/market/components/markets-screen";

export const metadata: Metadata = { title: "Markets" };

export default function Page() {
  return <MarketsScreen />;
}

import type { Metadata } from "next";
import { BeaconsScreen } from "@/features/beacon/components/beacons-screen";

export const metadata: Metadata = { title: "Beacons" };

export default function Page() {
  return <BeaconsScreen />;
}

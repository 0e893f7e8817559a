import { router } from "@/server/core/trpc";

export const beaconRouter = router({});

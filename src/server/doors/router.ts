import { beaconRouter } from "@/features/beacon/router";
import { campaignRouter } from "@/features/campaign/router";
import { creativeRouter } from "@/features/creative/router";
import { hubRouter } from "@/features/hub/router";
import { identityRouter } from "@/features/identity/router";
import { marketRouter } from "@/features/market/router";
import { publisherRouter } from "@/features/publisher/router";
import { releaseRouter } from "@/features/release/router";
import { variantRouter } from "@/features/variant/router";
import { createCallerFactory, router } from "@/server/core/trpc";
import { systemRouter } from "./system";

export const appRouter = router({
  identity: identityRouter,
  market: marketRouter,
  campaign: campaignRouter,
  publisher: publisherRouter,
  creative: creativeRouter,
  variant: variantRouter,
  release: releaseRouter,
  hub: hubRouter,
  beacon: beaconRouter,
  system: systemRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);

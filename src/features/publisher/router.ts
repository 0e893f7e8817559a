import { member, router } from "@/server/core/trpc";
import { getTag } from "./reads/get-tag";
import { TagChoice } from "./schema";

export const publisherRouter = router({
  tag: member.input(TagChoice).query(({ ctx, input }) => getTag(ctx.scope, input)),
});

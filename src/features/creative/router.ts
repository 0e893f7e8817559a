import { member, router } from "@/server/core/trpc";
import { EditCopyString, ImportCopy, RegisterMaster, SetFocalPoint } from "./schema";
import { editCopyString } from "./writes/edit-copy-string";
import { importCopy } from "./writes/import-copy";
import { registerMaster } from "./writes/register-master";
import { setFocalPoint } from "./writes/set-focal-point";

export const creativeRouter = router({
  importCopy: member.input(ImportCopy).mutation(({ ctx, input }) => importCopy(ctx.scope, input)),
  editCopyString: member.input(EditCopyString).mutation(({ ctx, input }) => editCopyString(ctx.scope, input)),
  registerMaster: member.input(RegisterMaster).mutation(({ ctx, input }) => registerMaster(ctx.scope, input)),
  setFocalPoint: member.input(SetFocalPoint).mutation(({ ctx, input }) => setFocalPoint(ctx.scope, input)),
});

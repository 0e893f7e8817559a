import { member, router } from "@/server/core/trpc";
import { listRates } from "./reads/list-rates";
import { previewImport } from "./reads/preview-import";
import { showMarkets } from "./reads/show-markets";
import { AddMarket, EditMarket, ImportMarkets, ListRates, PreviewImport, RemoveMarket, SetRates, SetReportingCurrency } from "./schema";
import { addMarket } from "./writes/add-market";
import { editMarket } from "./writes/edit-market";
import { importMarkets } from "./writes/import-markets";
import { removeMarket } from "./writes/remove-market";
import { setRates } from "./writes/set-rates";
import { setReportingCurrency } from "./writes/set-reporting-currency";

export const marketRouter = router({
  list: member.query(({ ctx }) => showMarkets(ctx.scope)),
  rates: member.input(ListRates).query(({ ctx, input }) => listRates(ctx.scope, input)),
  // A read with a file in it, which no address could hold.
  previewImport: member.input(PreviewImport).mutation(({ ctx, input }) => previewImport(ctx.scope, input)),
  import: member.input(ImportMarkets).mutation(({ ctx, input }) => importMarkets(ctx.scope, input)),
  add: member.input(AddMarket).mutation(({ ctx, input }) => addMarket(ctx.scope, input)),
  edit: member.input(EditMarket).mutation(({ ctx, input }) => editMarket(ctx.scope, input)),
  remove: member.input(RemoveMarket).mutation(({ ctx, input }) => removeMarket(ctx.scope, input)),
  setRates: member.input(SetRates).mutation(({ ctx, input }) => setRates(ctx.scope, input)),
  setReportingCurrency: member.input(SetReportingCurrency).mutation(({ ctx, input }) => setReportingCurrency(ctx.scope, input)),
});

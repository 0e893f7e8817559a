import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { campaignStates, sortColumns } from "../model/campaign-line";
import { ListCampaigns } from "../schema";
import { filterOf, narrows, queryOf, questionOf, sortedBy } from "./campaign-filter";

const read = (text: string) => filterOf(new URLSearchParams(text));
const nothing = read("");

describe("the list's address", () => {
  it("shows the newest of all when it says nothing", () => {
    expect(nothing).toEqual({ search: "", labels: [], markets: [], states: [], teams: [], archived: false, sort: "created", descending: true });
    expect([queryOf(nothing).size, narrows(nothing)]).toEqual([0, false]);
  });

  it.each([
    "state=sold&market=de&team=1&sort=colour&archived=yes&label=",
    `q=${"x".repeat(500)}&${"market=DE&".repeat(400)}label=${"y".repeat(41)}`,
    "sort=__proto__&state=constructor&view=1",
  ])("still opens when it holds what is no filter: %s", (text) => {
    expect(ListCampaigns.safeParse(questionOf(read(text), 200)).success).toBe(true);
  });

  it("is read back as it was written", () => {
    const some = <T>(values: readonly T[]) => fc.subarray([...values]);
    const filter = fc.record({
      search: fc.string({ maxLength: 40 }).map((text) => text.trim()),
      labels: some(["Autumn", "Q4 & more", "Café", "a=b"]),
      markets: some(["DE", "JP", "US"]),
      states: some(campaignStates),
      teams: some(["01a213c8-cb2f-732e-807d-3c98b711484c"]),
      archived: fc.boolean(),
      sort: fc.constantFrom(...sortColumns),
      descending: fc.boolean(),
    });
    fc.assert(fc.property(filter, (one) => void expect(read(queryOf(one).toString())).toEqual(one)));
  });

  it("turns the order round when a column is pressed again", () => {
    const byValue = sortedBy(nothing, "value");
    expect([byValue.sort, byValue.descending, sortedBy(byValue, "value").descending]).toEqual(["value", true, false]);
    expect(sortedBy(nothing, "name").descending).toBe(false);
    expect(queryOf(byValue).toString()).toBe("sort=-value");
  });
});

import { GVL, TCModel, TCString } from "@iabtechlabtcf/core";

const vendor = (id: number) => ({
  id,
  name: `Vendor ${id}`,
  purposes: [1, 7],
  legIntPurposes: [],
  flexiblePurposes: [],
  specialPurposes: [],
  features: [],
  specialFeatures: [],
  policyUrl: "https://vendor.example",
});
const purposes = Object.fromEntries(
  Array.from({ length: 11 }, (_, at) => [at + 1, { id: at + 1, name: `Purpose ${at + 1}`, description: "", descriptionLegal: "" }]),
);
const list = {
  gvlSpecificationVersion: 3,
  vendorListVersion: 42,
  tcfPolicyVersion: 5,
  lastUpdated: "2026-01-01T00:00:00Z",
  purposes,
  specialPurposes: {},
  features: {},
  specialFeatures: {},
  stacks: {},
  vendors: { 12: vendor(12), 13: vendor(13) },
};

/** A TCF string as a consent platform would write it. */
export function tcString(choice: { purposes: number[]; vendors: number[]; disclosed?: number[]; cmpId?: number }): string {
  const model = new TCModel(new GVL(list as never));
  model.cmpId = choice.cmpId ?? 300;
  model.cmpVersion = 1;
  model.purposeConsents.set(choice.purposes);
  model.vendorConsents.set(choice.vendors);
  model.vendorsDisclosed.set(choice.disclosed ?? choice.vendors);
  return TCString.encode(model);
}

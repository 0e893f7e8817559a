import type { RulePack } from "./pack";

const eu = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE AX GF GP MF MQ RE YT".split(" ");
/** France with its outermost regions, which have codes of their own. */
const france = "FR GF GP MF MQ RE YT".split(" ");
const googleBuying = ["dv360", "gam-exchange", "google-ads-app"];
const dated = "2026-11-25";

type Draft = Omit<RulePack, "version" | "dated" | "sunsetOn" | "url"> & Partial<Pick<RulePack, "url">>;

const pack = ({ url = null, ...draft }: Draft): RulePack => ({ ...draft, version: 1, dated, sunsetOn: null, url });

/** Every pack that ships. Sources: each pack's own, as its `source` and `url` say; what rests on secondary ones stays unverified. */
export const rulePacks: readonly RulePack[] = [
  pack({
    key: "eu-political",
    title: "Political advertising, EU",
    markets: eu,
    when: { political: ["yes"] },
    effects: [
      {
        kind: "text",
        wording: null,
        says: "a label in the ad's language: that it is political, its sponsor and who controls it, the election or process, and the transparency notice or where it stands",
      },
    ],
    effectiveOn: "2025-10-10",
    source: "Regulation (EU) 2024/900, labels by Implementing Regulation (EU) 2025/1410",
    url: "https://eur-lex.europa.eu/eli/reg/2024/900/oj",
    evidence: "excerpt",
  }),
  pack({
    key: "eu-google-political",
    title: "Political declaration for Google's buying, EU",
    markets: eu,
    when: { political: ["undeclared"], connectors: googleBuying },
    effects: [{ kind: "note", says: "Google asks whether a campaign holds EU political advertising; this one has not declared yet" }],
    effectiveOn: null,
    source: "Google Ads API, contains_eu_political_advertising",
    evidence: "excerpt",
  }),
  pack({
    key: "fr-alcohol",
    title: "Alcohol, France (Loi Évin)",
    markets: france,
    when: { verticals: ["alcohol"] },
    effects: [
      {
        kind: "text",
        wording: "L'abus d'alcool est dangereux pour la santé, à consommer avec modération",
        says: "the health message in bold and contrasting letters at least (width + height) ÷ 100 px high",
      },
      {
        kind: "sizes",
        banned: [
          [640, 1136],
          [750, 1334],
          [1080, 1920],
        ],
        says: "no intrusive or interstitial sizes",
      },
      { kind: "note", says: "objective facts only, and nothing on sites for young people or sports" },
    ],
    effectiveOn: null,
    source: "Code de la santé publique L3323-2 and L3323-4, as told by linkea-avocats, kepsmag and addictaide",
    evidence: "secondary",
  }),
  pack({
    key: "gb-gambling",
    title: "Gambling, United Kingdom (CAP 16)",
    markets: ["GB"],
    when: { verticals: ["gambling"] },
    effects: [
      { kind: "note", says: "nothing of strong appeal to people under 18, such as top-flight footballers or video game imagery" },
      { kind: "note", says: "an 18+ badge and a safer-gambling message are the industry's practice" },
    ],
    effectiveOn: "2022-10-01",
    source: "CAP Code section 16, pages of the ASA; the badge from secondary sources",
    evidence: "secondary",
  }),
  pack({
    key: "gb-high-risk-investment",
    title: "Crypto and high-risk investments, United Kingdom",
    markets: ["GB"],
    when: { verticals: ["high-risk-investment"] },
    effects: [
      {
        kind: "text",
        wording:
          "Don't invest unless you're prepared to lose all the money you invest. This is a high-risk investment and you should not expect to be protected if something goes wrong. Take 2 mins to learn more.",
        says: "the risk warning, visible all the time, with a link to learn more",
      },
    ],
    effectiveOn: "2023-10-08",
    source: "FCA COBS 4.12A, as told by secondary sources that differ in “2 mins” and “2 minutes”",
    evidence: "secondary",
  }),
  pack({
    key: "eu-cfd",
    title: "Contracts for difference, EU",
    markets: eu,
    when: { verticals: ["cfd"] },
    effects: [
      {
        kind: "text",
        wording: null,
        says: "the warning with the firm's own share of losing accounts, in letters at least as large as the main text and in the ad's language",
      },
    ],
    effectiveOn: "2018-08-01",
    source: "ESMA's measures of 2018, now national, as told by articles that quote ESMA's questions and answers",
    evidence: "secondary",
  }),
  pack({
    key: "gb-less-healthy-food",
    title: "Less healthy food and drink, United Kingdom",
    markets: ["GB"],
    when: { verticals: ["less-healthy-food"] },
    effects: [
      {
        kind: "ban",
        says: "paid online ads for identifiable less healthy products; brand-only ads, firms below 250 people, audio-only, screens outdoors and trade ads are exempt",
      },
    ],
    effectiveOn: "2026-01-05",
    source: "wiggin and mfmac on the UK's rules for less healthy food",
    evidence: "secondary",
  }),
  pack({
    key: "it-gambling",
    title: "Gambling, Italy",
    markets: ["IT"],
    when: { verticals: ["gambling"] },
    effects: [{ kind: "ban", says: "gambling ads in general; an easing is debated" }],
    effectiveOn: "2018-07-14",
    source: "secondary sources on Italy's ban of 2018",
    evidence: "secondary",
  }),
  pack({
    key: "nl-gambling",
    title: "Gambling, Netherlands",
    markets: ["NL"],
    when: { verticals: ["gambling"] },
    effects: [{ kind: "ban", says: "untargeted gambling ads; a hub chooses by market and language only, so none of its ads counts as targeted" }],
    effectiveOn: "2023-07-01",
    source: "secondary sources on the Dutch ban of untargeted ads",
    evidence: "secondary",
  }),
  pack({
    key: "hr-gambling",
    title: "Gambling, Croatia",
    markets: ["HR"],
    when: { verticals: ["gambling"] },
    effects: [
      { kind: "hours", hours: "23-6", says: "ads from 23:00 until before 6:00 only" },
      { kind: "no-link", says: "no links to gambling sites" },
      { kind: "note", says: "no bonus promotions" },
    ],
    effectiveOn: "2026-01-01",
    source: "sigma.world on Croatia's gambling act",
    evidence: "secondary",
  }),
  pack({
    key: "eu-price-cut",
    title: "Price cuts, EU",
    markets: eu,
    when: { objectives: ["sales"] },
    effects: [{ kind: "note", says: "an announced price cut shows the lowest price of at least the last 30 days; countries have variants" }],
    effectiveOn: "2022-05-28",
    source: "Directive 98/6/EC, Article 6a, as told by rpc and sellforte",
    url: "https://eur-lex.europa.eu/eli/dir/1998/6/oj",
    evidence: "secondary",
  }),
  pack({
    key: "eu-ai-label",
    title: "Label of AI-made content, EU",
    markets: eu,
    when: { aiUse: ["generated"] },
    effects: [{ kind: "text", wording: null, says: "a label that the content is made by AI, for deep fakes and for texts of public interest" }],
    effectiveOn: "2026-08-02",
    source: "AI Act, Article 50, as told by secondary sources that agree",
    url: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
    evidence: "secondary",
  }),
  pack({
    key: "eu-ai-assisted",
    title: "AI-assisted content of public interest, EU",
    markets: eu,
    when: { aiUse: ["assisted"], verticals: ["public-interest"] },
    effects: [{ kind: "note", says: "texts of public interest that AI helped to write are labelled unless a person answers for them" }],
    effectiveOn: "2026-08-02",
    source: "AI Act, Article 50, as told by secondary sources that agree",
    url: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
    evidence: "secondary",
  }),
  pack({
    key: "eu-ai-marking",
    title: "Machine-readable marking of AI-made content, EU",
    markets: eu,
    when: { aiUse: ["generated", "assisted"] },
    effects: [{ kind: "note", says: "AI-made files carry a machine-readable mark; builds are encoded anew and keep no mark of the photo" }],
    effectiveOn: "2026-12-02",
    source: "AI Act, Article 50(2), as told by secondary sources that agree",
    url: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
    evidence: "secondary",
  }),
  pack({
    key: "us-finance",
    title: "Financial promotions, United States",
    markets: ["US"],
    when: { verticals: ["finance", "high-risk-investment", "cfd"] },
    effects: [{ kind: "text", wording: null, says: "the disclosures of FINRA and the SEC at their position" }],
    effectiveOn: null,
    source: "FINRA and SEC texts as AdCP's example quotes them",
    evidence: "secondary",
  }),
];

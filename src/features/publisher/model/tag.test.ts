import fc from "fast-check";
import { expect, test } from "vitest";
import { type Consent, loaderUrl, type TagFacts, tagHtml } from "./tag";

const plain: TagFacts = {
  campaign: "autumn-roast",
  placement: "home-mpu",
  market: "DE",
  locale: "de-DE",
  widthPx: 300,
  heightPx: 250,
  clickThrough: "https://shop.example/de?ns={ref}",
  consent: { kind: "vouched" },
  hosts: { first: "http://127.0.0.1:3010", fallback: "http://127.0.0.1:3020/" },
};

test("a tag is a loader, one swap to the fallback host and an image for viewers without scripts", () => {
  expect(tagHtml(plain).split("\n")).toEqual([
    `<script async src="http://127.0.0.1:3010/t/autumn-roast/home-mpu.js?m=DE&amp;l=de-DE&amp;k=1" onerror="this.onerror=null;var s=document.createElement(&#39;script&#39;);s.async=true;s.src=&#39;http://127.0.0.1:3020/t/autumn-roast/home-mpu.js?m=DE\\u0026l=de-DE\\u0026k=1&#39;;this.after(s)"></script>`,
    `<noscript><a href="https://shop.example/de?ns=" target="_blank" rel="noopener sponsored"><img src="http://127.0.0.1:3010/c/autumn-roast/home-mpu?m=DE&amp;l=de-DE" width="300" height="250" alt="Advertisement"></a></noscript>`,
  ]);
});

test.each<[Consent, string]>([
  [{ kind: "vouched" }, "?m=DE&l=de-DE&k=1"],
  [{ kind: "tcf", vendorId: 755 }, "?m=DE&l=de-DE&gdpr=$" + "{GDPR}&gdpr_consent=$" + "{GDPR_CONSENT_755}"],
  [{ kind: "none" }, "?m=DE&l=de-DE"],
])("the consent choice %j is said in the query", (consent, query) => {
  expect(loaderUrl("https://hub.example", { ...plain, consent })).toBe(`https://hub.example/t/autumn-roast/home-mpu.js${query}`);
});

test("a test page's tag is labelled, so that it is counted apart", () => {
  expect(loaderUrl("https://hub.example", { ...plain, label: "test" })).toBe("https://hub.example/t/autumn-roast/home-mpu.js?m=DE&l=de-DE&u=t&k=1");
});

test("without a fallback host there is no onerror", () => {
  expect(tagHtml({ ...plain, hosts: { first: "https://hub.example", fallback: null } })).not.toContain("onerror");
});

test.each(["javascript:alert(1)", "data:text/html,x", "//shop.example", ""])("a click-through %j is left out", (clickThrough) => {
  expect(tagHtml({ ...plain, clickThrough })).not.toContain("<a ");
});

test("a host that is not http(s) is refused", () => {
  expect(() => tagHtml({ ...plain, hosts: { first: "javascript:alert(1)", fallback: null } })).toThrow(TypeError);
});

test("no field can add an element, an attribute or a statement to a tag", () => {
  const nasty = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...attacks));
  fc.assert(
    fc.property(nasty, nasty, nasty, nasty, nasty, fc.webUrl({ withQueryParameters: true }), (campaign, placement, market, locale, click, host) => {
      const facts = { ...plain, campaign, placement, market, locale, clickThrough: `https://shop.example/?q=${click}`, hosts: { first: host, fallback: host } };
      const [script, noscript, link, image] = elementsOf(tagHtml(facts));
      expect([script?.name, noscript?.name, link?.name, image?.name]).toEqual(["script", "noscript", "a", "img"]);
      expect(script?.attributes.get("src")).toBe(loaderUrl(host, facts));
      expect(sourceAfterFailure(script?.attributes.get("onerror") ?? "")).toBe(loaderUrl(host, facts));
      expect(new URL(link?.attributes.get("href") ?? "").host).toBe("shop.example");
    }),
  );
});

const attacks = [
  `"><script>alert(1)</script>`,
  `';alert(1)//`,
  "&#39;);alert(1);//",
  "</noscript><img src=x onerror=alert(1)>",
  "\\u0027;x",
  "$" + "{alert(1)}",
  "\u2028alert(1)",
  "../../etc",
  "&quot;",
];

interface Element {
  name: string;
  attributes: Map<string, string>;
}

/** A strict reading of the tag: lower-case names, double-quoted attributes, the four entities it uses; anything else throws. */
function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  const rest = html.replace(/<(\/?)([a-z]+)((?: [a-z]+(?:="[^"<>]*")?)*)>/g, (_, close: string, name: string, attributes: string) => {
    if (close === "") elements.push({ name, attributes: attributesOf(attributes) });
    return "";
  });
  if (rest !== "\n") throw new Error(`Text outside elements: ${rest}`);
  if (elements.length !== 4) throw new Error(`${elements.length} elements`);
  return elements;
}

function attributesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(/ ([a-z]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [name, decode(value)]));
}

function decode(text: string): string {
  const entities: Record<string, string> = { "&amp;": "&", "&quot;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">" };
  return text.replace(/&[^;]*;?/g, (entity) => {
    const character = entities[entity];
    if (character === undefined) throw new Error(`A stray ${entity}`);
    return character;
  });
}

/** Runs the handler as a browser would and says which address the new script asks for. */
function sourceAfterFailure(handler: string): string | undefined {
  const added: { src?: string }[] = [];
  const element = { onerror: handler, after: (one: { src?: string }) => added.push(one) };
  new Function("document", handler).call(element, { createElement: () => ({}) });
  expect(added).toHaveLength(1);
  expect(element.onerror).toBeNull();
  return added[0]?.src;
}

import type { VariantInputs } from "@/features/variant/model/inputs";
import { type BuilderEnvironment, buildKeyer } from "@/features/variant/model/key";
import type { Digest } from "@/kernel/digest";
import { type Complaint, Refusal } from "@/kernel/refusal";
import type { BlobStore } from "@/platform/blob-store";
import { coverageOf, coverageOfCopy } from "./coverage";
import type { Rendered } from "./errand";
import type { Fonts } from "./fonts";
import type { RenderPool } from "./render-pool";

/** What jobs and door share: the fonts, the children, the blobs. */
export class Factory {
  readonly keyOf: (inputs: VariantInputs) => Digest;

  constructor(
    readonly pool: RenderPool,
    readonly blobs: BlobStore,
    readonly blobFolder: string,
    private readonly fonts: Fonts,
    environment: BuilderEnvironment,
  ) {
    this.keyOf = buildKeyer(environment);
  }

  uncovered(inputs: VariantInputs): Complaint[] {
    return coverageOfCopy(this.fonts, inputs);
  }

  coverage(strings: readonly { at: string; locale: string; text: string }[]): Complaint[] {
    return coverageOf(this.fonts, strings);
  }

  /** One variant by the code of the build; nothing is stored. */
  async preview(inputs: VariantInputs): Promise<Rendered> {
    const complaints = this.uncovered(inputs);
    if (complaints.length > 0) throw new Refusal("invalid", "Some characters are in no font.", complaints);
    if (!(await this.blobs.has(inputs.master))) throw new Refusal("missing", "The master's bytes are not in the blob store.");
    const words: Rendered[] = [];
    let reason = "";
    await this.pool.render(this.blobFolder, [inputs], (word) => {
      if (word.word === "done") words.push(word.rendered);
      if (word.word === "failed") reason = word.reason;
    });
    const [rendered] = words;
    if (!rendered) throw new Error(`A preview could not be drawn: ${reason}`);
    return rendered;
  }
}

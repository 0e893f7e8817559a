import type { VariantInputs } from "@/features/variant/model/inputs";
import { preflight } from "@/features/variant/model/preflight";
import type { Rendered } from "../errand";
import { compose } from "./compose";
import { encode } from "./encode";

/** One variant from its inputs: bytes, time and every check. */
export async function renderVariant(inputs: VariantInputs, blobs: string): Promise<Rendered> {
  const startedAt = performance.now();
  const { raster, ...measured } = await compose(inputs, blobs);
  const { bytes, mime, quality, ...output } = await encode(raster, inputs);
  const report = preflight(inputs, { output: { ...output, bytes: bytes.length }, quality, ...measured });
  return { bytes, mime, renderMs: Math.round((performance.now() - startedAt) * 10) / 10, preflight: report };
}

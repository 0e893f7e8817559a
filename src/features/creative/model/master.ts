/** What an upload may be: 200 MiB, 50 megapixels, five types by their first bytes. */
export const masterLimits = { bytes: 200 * 1024 * 1024, pixels: 50_000_000 } as const;
export const masterTypes = { "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP", "image/avif": "AVIF", "image/tiff": "TIFF" } as const;

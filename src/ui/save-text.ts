/** Hands a text to the browser as a file to save. */
export function saveText(name: string, text: string, mime = "text/csv;charset=utf-8"): void {
  saveBlob(name, new Blob([text], { type: mime }));
}

/** Hands bytes to the browser as a file to save. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

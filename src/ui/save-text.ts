/** Hands a text to the browser as a file to save. */
export function saveText(name: string, text: string, mime = "text/csv;charset=utf-8"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: mime }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

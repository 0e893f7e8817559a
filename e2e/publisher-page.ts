import { createServer } from "node:http";

export interface PublisherPage {
  url: string;
  close(): Promise<void>;
}

/** A page of another company on an origin of its own, with nothing but the pasted tag. */
export async function openPublisherPage(tag: string): Promise<PublisherPage> {
  const html = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Tageblatt</title><body><h1>Tageblatt</h1><div id="slot">${tag}</div></body></html>`;
  const server = createServer((_request, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html));
  await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => new Promise((resume) => server.close(() => resume())) };
}

import { createServer } from "node:http";

// The yardstick: node:http and nothing else, sending the same bytes from memory.
const sizes: number[] = JSON.parse(process.argv[2] ?? "[]");
const bodies = new Map(sizes.map((size) => [`/${size}`, Buffer.alloc(size, 7)]));

const server = createServer((request, response) => {
  const body = bodies.get(request.url ?? "");
  if (!body) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "Content-Type": "image/webp", "Content-Length": body.length }).end(body);
});
server.keepAliveTimeout = 65_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(address && typeof address === "object" ? address.port : 0);
});
process.once("disconnect", () => process.exit(0));

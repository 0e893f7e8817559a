import { readdirSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";

/** CPU time of a process in microseconds, all threads, to the nanosecond of the scheduler's books. */
export function cpuMicros(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanos = threads.map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]));
  return nanos.reduce((sum, one) => sum + one, 0) / 1_000;
}

/** The processes a process has started. */
export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}

/** Something that serves one address, and the process whose time counts. */
export interface Server {
  port: number;
  path: string;
  pid: number;
}

const connections = 8;

/** Opens connections that are kept for every slice. */
export async function dial(server: Server): Promise<() => Promise<number>> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(server.port)));
  const request = `GET ${server.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: image/avif,image/webp,*/*\r\nAccept-Encoding: gzip, br\r\nReferer: https://news.example/\r\n\r\n`;
  const size = await once(sockets[0], request, 0);
  return async () => {
    await Promise.all(sockets.map((socket) => once(socket, request, size)));
    return sockets.length;
  };
}

function open(port: number): Promise<Socket> {
  return new Promise((resume, refuse) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resume(socket));
    socket.once("error", refuse);
  });
}

/** One request and its whole answer, whose length is `size`, or is found out from its headers when that is 0. */
function once(socket: Socket | undefined, request: string, size: number): Promise<number> {
  return new Promise((resume, refuse) => {
    if (!socket) throw new Error("There is no connection.");
    let got = 0;
    let wanted = size;
    const hear = (chunk: Buffer) => {
      if (wanted === 0) wanted = lengthOf(chunk);
      got += chunk.length;
      if (got < wanted) return;
      socket.off("data", hear);
      if (got === wanted) resume(wanted);
      else refuse(new Error(`An answer has ${got} bytes and should have ${wanted}.`));
    };
    socket.on("data", hear);
    socket.write(request);
  });
}

function lengthOf(chunk: Buffer): number {
  const head = chunk.subarray(0, chunk.indexOf("\r\n\r\n") + 4);
  const text = head.toString("latin1");
  if (!text.startsWith("HTTP/1.1 200")) throw new Error(`The server answers ${text.split("\r\n")[0]}.`);
  return head.length + Number(/content-length: (\d+)/i.exec(text)?.[1]);
}

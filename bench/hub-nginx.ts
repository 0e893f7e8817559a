import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childrenOf, type Server } from "./hub-load";

const program = "/usr/sbin/nginx";

/** A plain nginx with one worker that sends one file, or null where it is not installed. */
export async function startNginx(body: Buffer, port: number): Promise<(Server & { close(): Promise<void> }) | null> {
  if (!existsSync(program)) return null;
  const folder = await mkdtemp(join(tmpdir(), "nearshelf-bench-nginx-"));
  await mkdir(join(folder, "www"));
  await writeFile(join(folder, "www", "blob.webp"), body, { mode: 0o644 });
  await writeFile(join(folder, "nginx.conf"), configuration(folder, port));
  const master = spawn(program, ["-c", join(folder, "nginx.conf"), "-p", folder], { stdio: "ignore" });
  const gone = new Promise((resume) => master.once("exit", resume));
  for (let tries = 0; tries < 500 && !(await answers(port)); tries += 1) await new Promise((resume) => setTimeout(resume, 10));
  const [worker = 0] = childrenOf(master.pid ?? 0);
  const close = async () => {
    master.kill("SIGTERM");
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  return { port, path: "/blob.webp", pid: worker, close };
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/blob.webp`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** As root, its worker must be root too, or it could not enter the folder. */
function configuration(folder: string, port: number): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
  return `${process.getuid?.() === 0 ? "user root;" : ""} worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log /dev/null;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000; ${temporary} types { image/webp webp; }
server { listen 127.0.0.1:${port}; root ${folder}/www; } }`;
}

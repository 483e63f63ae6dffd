import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { root } from "./root.mjs";

const dataDirs: string[] = [];

afterEach(() => {
  for (const folder of dataDirs.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), "hone-start-"));
  dataDirs.push(folder);
  return folder;
}

async function start(env: Record<string, string>, nodeArgs: string[] = []) {
  const child = spawn(process.execPath, [...nodeArgs, "scripts/start.mjs"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: "", ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "close");
  return { code, output };
}

test("a Node that is too old is told which one is needed", async () => {
  const pretend = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.0"})`;
  const { code, output } = await start({}, ["--import", pretend]);
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    "Hone needs Node.js 20.19 or newer, and this is 18.20.0. Install a newer one from https://nodejs.org and run the command again.",
  );
});

test("a folder that cannot be written to is named, with the way out", async () => {
  const { code, output } = await start({ HONE_DATA_DIR: "/dev/null/hone" });
  expect(code).toBe(1);
  expect(output).toContain("Hone keeps its data in /dev/null/hone, and cannot: a part of that path is a file");
  expect(output).toContain("HONE_DATA_DIR=/path/to/folder npm start");
});

test("a busy port is named, with the way out, and nothing stays behind", async () => {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const dataDir = newDataDir();
  const { code, output } = await start({ HONE_DATA_DIR: dataDir, PORT: String(port) });
  server.close();
  expect(code).toBe(1);
  expect(output).toContain(`Something else listens on port ${port}. Stop it, or give Hone another port: PORT=${port + 1} npm start`);
  expect(readdirSync(dataDir)).toEqual([]);
});

test("a port that is no port and an address that is no Postgres are refused in words", async () => {
  expect((await start({ PORT: "eighty" })).output).toContain("PORT is eighty, which is not a port.");
  expect((await start({ HONE_GATEWAY_PORT: "70000" })).output).toContain("HONE_GATEWAY_PORT is 70000, which is not a port.");
  expect((await start({ DATABASE_URL: "mysql://elsewhere" })).output).toContain("DATABASE_URL is not the address of a Postgres.");
});

import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Four times what the gateway looks through at once: a search that reads on from every letter takes half a minute for it or many, any other half a second. */
const letters = 1_000_000;
const patienceMs = 15_000;

const fileOf = (name: string) => JSON.stringify(fileURLToPath(new URL(name, import.meta.url)));
/** In a thread, because a search that does not end can be ended no other way. Every search looks, whatever the text hints at. */
const thread = `
const { parentPort } = require("node:worker_threads");
(async () => {
  (await import("tsx/esm/api")).register();
  const { findSecrets } = await import(${fileOf("find-secrets.ts")});
  const { findPersonalData } = await import(${fileOf("find-personal-data.ts")});
  const { everyHint } = await import(${fileOf("hints.ts")});
  parentPort.on("message", (text) => parentPort.postMessage(findSecrets(text, everyHint).length + findPersonalData(text, everyHint).length));
  parentPort.postMessage("ready");
})();`;

let worker: Worker;

beforeAll(async () => {
  worker = new Worker(thread, { eval: true });
  await once(worker, "message");
});

afterAll(async () => {
  await worker.terminate();
});

// What every pattern begins with, over and over, and stretches of what it goes on with.
test.each([
  ...["-eyJ", "eyJaaaaaaaa.", "-eyJaaaaaaaa.eyJaaaaaaaa.", "-----BEGIN PRIVATE KEY-----", "-----BEGIN A PRIVATE KEY----------END ", "A "],
  ...["sk-", "SG.", "SG.aaaaaaaaaaaaaaaa.", "hone_", "xoxb-", "://a:", "password=", "password=a1b2c3d4 ", "Bearer "],
  ...["a", "a@", "a@b.co ", "a@1.", "AA11 ", "AA11AAAA", "1", "1.", "1.1.1.111.", "1111-", "+11"],
  ...["+1234567890123456789012345678901234\n", "+1-1-1-1-1-1-1-1-1-1-11111111\n", "0222 222 22 22 22 2-", "(222) "],
  ...["born on ", "A", "Anna-", "1 Aa Aa Aa ", "1 rue de la ", "Via Aa ", "Via Aa n..", "Mr Aa Aa Aa "],
])("a million letters of “%s” are looked through in one go", async (part) => {
  worker.postMessage(part.repeat(Math.ceil(letters / part.length)));
  const outcome = await Promise.race([once(worker, "message"), sleep(patienceMs, "no end", { ref: false })]);
  expect(outcome).not.toBe("no end");
});

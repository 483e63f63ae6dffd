import "@/lib/testing/clone-database";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createGatewayKey } from "@/lib/deployments/create-gateway-key";
import type { FeedbackRecord, LogRecord } from "@/lib/deployments/request-record";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { expectConsole } from "@/lib/testing/expect-console";
import { deliverFile } from "./deliver-file";
import { isDue } from "./late-feedback";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hone-spool-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const noRest = async () => undefined;
const write = (name: string, records: readonly LogRecord[]) =>
  writeFileSync(join(folder, name), records.map((record) => `${JSON.stringify(record)}\n`).join(""));

describe("feedback whose request is not there", () => {
  const feedbackOn = (requestId: string, projectId: string): FeedbackRecord => {
    return { type: "feedback", requestId, projectId, kind: "thumb", name: "", value: 1, text: null, comment: "", at: Date.now() };
  };

  test("is looked for less and less often, under a name that stays short, and given up after a day", async () => {
    const start = Date.now();
    write(`${start.toString(36)}-000000001.ndjson`, [feedbackOn("req_never", "a project")]);
    const names: string[] = [];
    let now = start;
    for (; readdirSync(folder).length > 0; now += 5_000)
      for (const name of readdirSync(folder).filter((one) => isDue(one, now))) {
        names.push(name);
        await deliverFile(folder, name, noRest, () => now);
      }
    expect(now - start).toBeGreaterThanOrEqual(86_400_000);
    expect(now - start).toBeLessThan(86_400_000 + 12 * 60_000);
    expect(names.length).toBeGreaterThan(20);
    expect(names.length).toBeLessThan(200);
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThan(30);
  });

  test("finds it when it comes, also from a file that an older version named", async () => {
    const { caller, record } = await createDeploymentWorld();
    const one = record();
    const long = `~late-${"mabcdefg-".repeat(25)}000000001.ndjson`;
    write(long, [feedbackOn(one.id, caller.projectId)]);
    expect(isDue(long, Date.now())).toBe(true);
    await deliverFile(folder, long, noRest);
    write("a-000000001.ndjson", [one]);
    await deliverFile(folder, "a-000000001.ndjson", noRest);
    const [late = ""] = readdirSync(folder);
    await deliverFile(folder, late, noRest);
    expect(readdirSync(folder)).toEqual([]);
    expect(await db.feedback.count({ where: { requestId: one.id } })).toBe(1);
  });

  test("of many files lies together", async () => {
    const later = Date.now() + 3_600_000;
    for (let file = 0; file < 20; file++) {
      write(`a-${file}.ndjson`, [feedbackOn(`req_${file}`, "a project")]);
      await deliverFile(folder, `a-${file}.ndjson`, noRest, () => later);
    }
    const [name = "", ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean)).toHaveLength(20);
  });
});

describe("what the database will not take", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  /** Gothic letters take four bytes; each word is another one. */
  const manyWords = Array.from({ length: 60_000 }, (_, index) =>
    [...index.toString(26)].map((sign) => String.fromCodePoint(0x10330 + Number.parseInt(sign, 26))).join(""),
  ).join(" ");

  async function deliver(request: string, searched = "Where?\nHere.") {
    const { caller, record } = await createDeploymentWorld();
    const key = await createGatewayKey(caller, { name: "shop", monthlyBudgetUsd: 1 });
    const own = { keyId: key.id, costUsd: 0.25 };
    const bad = record({ ...own, content: { request, answer: "Here.", searched } });
    const good = record({ ...own, content: { request: "{}", answer: "Here.", searched: "Where?\nHere." } });
    write("a-000000001.ndjson", [good, bad]);
    const delivered = await deliverFile(folder, "a-000000001.ndjson", noRest);
    const spent = await db.gatewayKeyMonth.findFirst({ where: { keyId: key.id } });
    const rows = await db.requestLog.findMany({ where: { id: { in: [bad.id, good.id] } }, include: { content: true } });
    return { delivered, spent, key, hasText: (id: string) => rows.find((row) => row.id === id)?.content != null, bad, good };
  }

  test.each([
    ["nested too deeply", `{"messages":[],"x":${deep}}`],
    ["of a number that is too large", '{"messages":[],"x":1e999999}'],
  ])("leaves its text out where that is %s, and counts what it cost", async (_, request) => {
    expectConsole("error");
    const { delivered, spent, key, hasText, bad, good } = await deliver(request);
    expect(delivered).toMatchObject({ records: 2, refused: 0, costs: new Map([[key.id, 0.5]]) });
    expect(spent).toMatchObject({ requests: 2, costUsd: 0.5 });
    expect([hasText(bad.id), hasText(good.id)]).toEqual([false, true]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is no long text: as much of it as fits is searched", async () => {
    const { spent, hasText, bad } = await deliver("{}", manyWords);
    expect(spent).toMatchObject({ requests: 2, costUsd: 0.5 });
    expect(hasText(bad.id)).toBe(true);
  });

  test("is set aside where even that does not help, and counts as not delivered", async () => {
    expectConsole("error");
    const { caller, record } = await createDeploymentWorld();
    const key = await createGatewayKey(caller, { name: "shop" });
    write("a-000000001.ndjson", [record({ keyId: key.id, costUsd: 0.25, promptTokens: 1e12 }), record({ keyId: key.id, costUsd: 0.5 })]);
    const delivered = await deliverFile(folder, "a-000000001.ndjson", noRest);
    expect(delivered).toMatchObject({ records: 1, refused: 1, costs: new Map([[key.id, 0.5]]) });
    expect(readdirSync(folder)).toEqual(["refused.log"]);
  });
});

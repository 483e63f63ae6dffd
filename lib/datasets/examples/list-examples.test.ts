import "@/lib/testing/clone-database";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { fillDataset } from "@/bench/fill-dataset";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { countFacets } from "./count-facets";
import { createExample } from "./create-example";
import { type ExampleFilter, type ExampleSort, exampleFilterSchema, exampleSortSchema, toFilterQuery } from "./example-filter";
import { listExamples } from "./list-examples";
import type { ExampleRow } from "./schemas";

async function createWorld(...pairs: [string, string][]) {
  const caller = await createCaller("expert");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  for (const [question, answer] of pairs)
    await createExample(caller, datasetId, {
      messages: [
        { role: "user", content: question },
        { role: "assistant", content: answer },
      ],
    });
  const find = async (search: string) => (await listExamples(caller, datasetId, { search })).items.map(({ promptText }) => promptText);
  return { caller, datasetId, find };
}

describe("search", () => {
  test("finds whole words and the beginning of the last one, in any case and order", async () => {
    const { find } = await createWorld(["Refund for the LAMP", "Yes."], ["Where is my lamp?", "In the post."], ["Invoice", "Attached."]);
    expect(await find("lamp")).toEqual(["Refund for the LAMP", "Where is my lamp?"]);
    expect(await find("lamp refund")).toEqual(["Refund for the LAMP"]);
    expect(await find("refu")).toEqual(["Refund for the LAMP"]);
    expect(await find("refu lamp")).toEqual([]);
    expect(await find("post")).toEqual(["Where is my lamp?"]);
  });

  test("takes a quoted phrase as it stands", async () => {
    const { find } = await createWorld(["The final bill came", "ok"], ["Bill it in the final month", "ok"]);
    expect(await find('"final bill"')).toEqual(["The final bill came"]);
    expect(await find("“FINAL bill” cam")).toEqual(["The final bill came"]);
    expect(await find("final bill")).toHaveLength(2);
  });

  test("knows umlauts, addresses, numbers, signs, pictures and scripts without spaces", async () => {
    const { find } = await createWorld(
      ["MÜLLER kündigt die Straße", "ja"],
      ["Write to ada.l@example.org", "ok"],
      ["It costs 12.50 €", "ok"],
      ["太好了 我想要退款谢谢", "好"],
      ["Danke 🙂", "gern"],
      ["a_b", "c"],
      ["<p>Hello <important>", "ok"],
    );
    expect(await find("müller")).toEqual(["MÜLLER kündigt die Straße"]);
    expect(await find("KÜNDIGT")).toEqual(["MÜLLER kündigt die Straße"]);
    expect(await find('"müller KÜNDIGT die"')).toEqual(["MÜLLER kündigt die Straße"]);
    expect(await find("ada.l@example.org")).toEqual(["Write to ada.l@example.org"]);
    expect(await find("example")).toEqual(["Write to ada.l@example.org"]);
    expect(await find("12.50")).toEqual(["It costs 12.50 €"]);
    expect(await find("退款")).toEqual(["太好了 我想要退款谢谢"]);
    expect(await find("款退")).toEqual([]);
    expect(await find("🙂")).toEqual(["Danke 🙂"]);
    expect(await find("_")).toEqual(["a_b"]);
    expect(await find("important")).toEqual(["<p>Hello <important>"]);
  });

  test("bears texts that are larger than an index can hold", async () => {
    const many = Array.from({ length: 60_000 }, (_, index) => (index * 7919).toString(36)).join(" ");
    const emoji = "🙂 👍 ".repeat(30_000);
    const { find, caller, datasetId } = await createWorld([`needle ${many}`, "ok"], ["short", emoji], [`${"x".repeat(3_000)}`, "ok"]);
    expect((await find("needle"))[0]).toMatch(/^needle 0 63z/);
    expect((await listExamples(caller, datasetId)).items.map(({ promptText }) => promptText.length)).toEqual([301, 5, 301]);
  });
});

test("a filter survives its way through the address", () => {
  const filter = { tag: ["a,b", "50 %", "c%2Cd"], state: ["draft" as const], search: "x" };
  expect(exampleFilterSchema.parse(toFilterQuery(filter))).toMatchObject(filter);
});

/** Large enough that counts are estimated and the planner has something to be wrong about. */
describe("over 24,000 examples", () => {
  const count = 24_000;
  let caller: Caller;
  let datasetId = "";
  let all: ExampleRow[] = [];

  beforeAll(async () => {
    caller = await createCaller("expert");
    datasetId = (await createDataset(caller, { name: "Large" })).id;
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await fillDataset(client, { projectId: caller.projectId, datasetId, userIds: [caller.userId, "b", "c"], count });
    await client.query("vacuum analyze");
    await client.end();
    all = await readAll({}, "position", 200);
  });

  async function readAll(filter: Partial<ExampleFilter>, sort: ExampleSort, limit: number): Promise<ExampleRow[]> {
    const rows: ExampleRow[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listExamples(caller, datasetId, { ...filter, sort, limit, cursor });
      rows.push(...page.items);
      if (!page.nextCursor) return rows;
      cursor = page.nextCursor;
    }
  }

  const filters: [string, Partial<ExampleFilter>, (row: ExampleRow) => boolean][] = [
    ["state", { state: ["draft", "rejected"] }, ({ state }) => state === "draft" || state === "rejected"],
    ["tag", { tag: ["legal", "urgent"] }, ({ tags }) => tags.includes("legal") || tags.includes("urgent")],
    ["rare tag", { tag: ["press"] }, ({ tags }) => tags.includes("press")],
    ["split", { split: ["test"] }, ({ split }) => split === "test"],
    ["issue", { issue: ["any"] }, ({ issueKinds }) => issueKinds.length > 0],
    ["author", { author: ["me"] }, ({ authorId }) => authorId === caller.userId],
    ["assignee", { assignee: ["none"], state: ["in_review"] }, ({ assigneeId, state }) => assigneeId === null && state === "in_review"],
    ["length", { length: ["long", "very_long"] }, ({ tokenCount }) => tokenCount >= 500],
    ["machine", { machineWritten: "true" }, ({ isMachineWritten }) => isMachineWritten],
    [
      "several",
      { state: ["draft"], tag: ["urgent"], split: ["train"] },
      (row) => row.state === "draft" && row.tags.includes("urgent") && row.split === "train",
    ],
  ];

  test.each(filters)("filter by %s lets through exactly what it says", async (_, filter, matches) => {
    const expected = all.filter(matches).map(({ id }) => id);
    const first = await listExamples(caller, datasetId, { ...filter, limit: 200 });
    expect(first.items.map(({ id }) => id)).toEqual(expected.slice(0, 200));
    if (first.isTotalExact) expect(first.total).toBe(expected.length);
    else expect(Math.abs((first.total ?? 0) / expected.length - 1)).toBeLessThan(0.2);
  });

  test("everything comes once, in every order", async () => {
    expect(all).toHaveLength(count);
    expect(new Set(all.map(({ id }) => id)).size).toBe(count);
    for (const sort of exampleSortSchema.options) {
      const rows = await readAll({ tag: ["urgent"] }, sort, 200);
      const key = ({ tokenCount, updatedAt, position }: ExampleRow) =>
        ({ position, "-position": -position, "-updatedAt": -updatedAt.getTime(), tokens: tokenCount, "-tokens": -tokenCount })[sort];
      expect(rows.map(({ id }) => id).sort()).toEqual(all.flatMap(({ id, tags }) => (tags.includes("urgent") ? [id] : [])).sort());
      expect(rows.every((row, index) => index === 0 || key(row) >= key(rows[index - 1] ?? row))).toBe(true);
    }
  });

  test("many that match stand in the right order too, wherever they are", async () => {
    const key = {
      position: "position",
      "-position": "position",
      "-updatedAt": "updatedAt",
      tokens: "tokenCount",
      "-tokens": "tokenCount",
    } as const;
    for (const filter of [
      { state: ["approved" as const] },
      { state: ["approved" as const], length: ["short" as const] },
      { search: "refu" },
    ])
      for (const sort of exampleSortSchema.options) {
        const sign = sort.startsWith("-") ? -1 : 1;
        const first = await listExamples(caller, datasetId, { ...filter, sort, limit: 100 });
        const second = await listExamples(caller, datasetId, { ...filter, sort, limit: 100, cursor: first.nextCursor ?? "" });
        const shown = [...first.items, ...second.items];
        const matching = new Set(await matchesOf(filter));
        const expected = all
          .filter(({ id }) => matching.has(id))
          .toSorted((one, other) => sign * (Number(one[key[sort]]) - Number(other[key[sort]]) || one.position - other.position));
        expect(matching.size).toBeGreaterThan(200);
        expect(shown.map(({ id }) => id)).toEqual(expected.slice(0, 200).map(({ id }) => id));
      }
  });

  /** By the plain words of SQL. */
  async function matchesOf({ state, length, search }: Partial<ExampleFilter>): Promise<string[]> {
    const rows = await db.$queryRaw<{ id: string }[]>`
      select id from "Example" where "datasetId" = ${datasetId} and (${state?.[0] ?? null}::text is null or state::text = ${state?.[0] ?? null})
        and (${length?.[0] ?? null}::text is null or "tokenCount" < 100) and (${search ?? null}::text is null or "promptText" || ' ' || "answerText" || ' ' || "contextText" ~* ('\\m' || ${search ?? ""}))`;
    return rows.map(({ id }) => id);
  }

  test("facets follow the other filters, and say when they are estimates", async () => {
    const { facets, total, isTotalExact } = await countFacets(caller, datasetId, { tag: ["legal"], state: ["draft"] });
    const of = (name: string) => facets.find((facet) => facet.name === name);
    const legal = all.filter(({ tags }) => tags.includes("legal"));
    expect(of("state")).toMatchObject({
      isExact: true,
      options: expect.arrayContaining([{ value: "approved", label: null, count: legal.length }]),
    });
    expect({ total, isTotalExact }).toEqual({ total: 0, isTotalExact: true });
    const drafts = all.filter(({ state }) => state === "draft");
    expect(of("tag")?.options.find(({ value }) => value === "urgent")).toMatchObject({
      count: drafts.filter(({ tags }) => tags.includes("urgent")).length,
    });
    const approved = await countFacets(caller, datasetId, { state: ["approved"] });
    expect(approved.isTotalExact).toBe(false);
    expect(Math.abs(approved.total / (count * 0.8) - 1)).toBeLessThan(0.1);
  });

  test("without a filter every count is exact", async () => {
    const { facets, total } = await countFacets(caller, datasetId);
    expect(total).toBe(count);
    const counted = (read: (row: ExampleRow) => string[]) => {
      const counts = new Map<string, number>();
      for (const value of all.flatMap(read)) counts.set(value, (counts.get(value) ?? 0) + 1);
      return Object.fromEntries(counts);
    };
    const shown = (name: string) =>
      Object.fromEntries((facets.find((facet) => facet.name === name)?.options ?? []).map(({ value, count }) => [value, count]));
    expect(shown("state")).toEqual(counted(({ state }) => [state]));
    expect(shown("tag")).toEqual(counted(({ tags }) => tags));
    expect(shown("issue")).toEqual(counted(({ issueKinds }) => issueKinds));
    expect(shown("author")).toEqual(counted(({ authorId }) => [authorId ?? "none"]));
    expect(facets.find(({ name }) => name === "author")?.options.find(({ value }) => value === caller.userId)?.label).toBe("Ada");
    expect(facets.find(({ name }) => name === "source")?.options).toEqual([{ value: "bench-import-1", label: "tickets-1.csv", count }]);
  });

  test("no list, search or count reads the table from end to end", async () => {
    const before = await countScans();
    const more: Partial<ExampleFilter>[] = [{ search: "refund invoice" }, {}, { source: ["bench-import-1"] }, { changedWithinDays: 3 }];
    for (const sort of exampleSortSchema.options)
      for (const filter of [...filters.map(([, each]) => each), ...more]) await listExamples(caller, datasetId, { ...filter, sort });
    for (const [, filter] of filters) await countFacets(caller, datasetId, filter);
    await countFacets(caller, datasetId, { search: "refund" });
    expect(await countScans()).toBe(before);
    await db.$queryRaw`select count(*) from "Example" where "promptText" = ''`;
    expect(await countScans()).toBe(before + 1);
  });
});

/** Sequential scans of the table of examples, from all connections of the pool. */
async function countScans(): Promise<number> {
  await Promise.all(Array.from({ length: 15 }, () => db.$queryRaw`select pg_stat_force_next_flush()::text, pg_sleep(0.1)::text`));
  const [row] = await db.$queryRaw<{ scans: number }[]>`select seq_scan::int as scans from pg_stat_user_tables where relname = 'Example'`;
  return row?.scans ?? Number.NaN;
}

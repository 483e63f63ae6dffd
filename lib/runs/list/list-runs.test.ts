import "@/lib/testing/clone-database";
import { beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db, runQuery } from "@/lib/db/client";
import { createSavedView } from "@/lib/projects/views/create-saved-view";
import { deleteSavedView } from "@/lib/projects/views/delete-saved-view";
import { listSavedViews } from "@/lib/projects/views/list-saved-views";
import { updateSavedView } from "@/lib/projects/views/update-saved-view";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { listRuns } from "../list-runs";
import { listRunChoices } from "./list-run-choices";
import { pageStatement } from "./page-statement";
import { listRunsInput } from "./schemas";

const many = 20_000;
let caller: Caller;
let sweepId: string;

beforeAll(async () => {
  caller = await createCaller();
  const version = await createFrozenVersion(caller);
  const trainer = await db.trainer.create({ data: { kind: "openai_compatible", name: "Box", baseUrl: "http://localhost:1" } });
  await db.$executeRaw`insert into "Run" (id, "projectId", number, "datasetVersionId", "trainerId", "baseModel", method, hyperparameters, seed, status, "costUsd", "validLoss", "startedAt", "finishedAt", "updatedAt")
    select 'run' || n, ${caller.projectId}, n, ${version.id}, ${trainer.id}, 'base ' || n % 3, 'lora', '{}', 1, (case when n % 5 = 0 then 'failed' else 'succeeded' end)::"RunStatus",
      case when n % 4 > 0 then n % 7 end, case when n % 5 > 0 then n % 11 end, now() - interval '1 day', now() - (n % 13) * interval '1 minute', now()
    from generate_series(1, ${many}) n`;
  const sweep = await db.sweep.create({ data: { projectId: caller.projectId, number: 1, datasetVersionId: version.id, shape: {} } });
  sweepId = sweep.id;
  const members = [3, 4].map((n) => ({ sweepId, position: n, trainerId: trainer.id, content: {}, runId: `run${n}` }));
  await db.sweepMember.createMany({ data: members });
  await db.$executeRaw`analyze`;
});

const ask = (query: object = {}) => listRunsInput.parse({ limit: 3, ...query });
const numbersOf = async (query: object) => (await listRuns(caller, ask(query))).items.map(({ number }) => number);

describe("the list of runs", () => {
  test("goes on where a page ended, in every order and group, and meets each run once", async () => {
    const filter = { base: "base 1", state: "failed", limit: 200 };
    for (const order of [
      {},
      { sort: "cost" },
      { sort: "-took" },
      { sort: "loss", group: "sweep" },
      { group: "base" },
      { group: "data", sort: "number" },
    ]) {
      const seen: number[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < 3; page++) {
        const { items, nextCursor } = await listRuns(caller, ask({ ...filter, ...order, ...(cursor ? { cursor } : {}) }));
        seen.push(...items.map(({ number }) => number));
        cursor = nextCursor ?? undefined;
      }
      expect(new Set(seen).size, JSON.stringify(order)).toBe(600);
    }
  });

  test("is put in order, and what is not known comes last where people look first", async () => {
    expect(await numbersOf({})).toEqual([many, many - 1, many - 2]);
    const cheap = await listRuns(caller, ask({ sort: "-cost" }));
    expect(cheap.items.map(({ costUsd }) => costUsd)).toEqual([6, 6, 6]);
    const low = await listRuns(caller, ask({ sort: "loss" }));
    expect(low.items.map(({ validLoss }) => validLoss)).toEqual([0, 0, 0]);
  });

  test("is narrowed: one value of a filter is enough, all filters must hold", async () => {
    expect(await numbersOf({ sweep: sweepId })).toEqual([4, 3]);
    expect(await numbersOf({ sweep: sweepId, base: "base 0,base 2" })).toEqual([3]);
    const both = await listRuns(caller, ask({ state: "failed,succeeded", base: "base 1" }));
    expect(new Set(both.items.map(({ baseModel }) => baseModel))).toEqual(new Set(["base 1"]));
  });

  test("a cursor of another order is refused in words, and changes nothing", async () => {
    const { nextCursor } = await listRuns(caller, ask({ sort: "cost" }));
    for (const wrong of [{ cursor: nextCursor }, { sort: "cost", cursor: "7" }, { cursor: "x" }, { sort: "cost", cursor: "!!" }])
      await expect(listRuns(caller, ask(wrong))).rejects.toMatchObject({ code: "invalid" });
  });

  test("a stranger sees no run, and nothing to narrow by", async () => {
    const stranger = await createCaller();
    expect((await listRuns(stranger, ask({ sweep: sweepId }))).items).toEqual([]);
    expect(Object.values(await listRunChoices(stranger)).flat()).toEqual([]);
  });

  test("says what it can be narrowed by, with counts", async () => {
    const { base, state, sweep } = await listRunChoices(caller);
    expect(base.map(({ count }) => count).reduce((sum, count) => sum + count)).toBe(many);
    expect(state).toEqual([
      { value: "succeeded", label: "succeeded", count: many * 0.8 },
      { value: "failed", label: "failed", count: many * 0.2 },
    ]);
    expect(sweep).toEqual([{ value: sweepId, label: "Sweep 1", count: 2 }]);
  });
});

describe("a page deep in twenty thousand runs is found by an index, without sorting or reading the others", () => {
  test.each(["-number", "number", "cost", "-cost", "loss", "-took"])("in the order %s", async (sort) => {
    const { nextCursor } = await listRuns(caller, ask({ sort, limit: 200 }));
    const { sql, values } = pageStatement(caller.projectId, ask({ sort, cursor: nextCursor ?? "" }));
    const plan = JSON.stringify(await runQuery(`explain (format json) ${sql}`, values));
    expect(plan).toMatch(/"Node Type":"Index (Only )?Scan"/);
    expect(plan).not.toMatch(/"Node Type":"(Seq Scan|Sort|Incremental Sort)"/);
  });
});

describe("saved views of the runs", () => {
  test("stand beside those of datasets, each name once", async () => {
    const list = { datasetId: null };
    const best = await createSavedView(caller, list, { name: "Best", query: "sort=loss" });
    await expect(createSavedView(caller, list, { name: "Best", query: "" })).rejects.toMatchObject({ code: "conflict" });
    await updateSavedView(caller, list, best.id, { name: "Best first" });
    expect(await listSavedViews(caller, list)).toMatchObject([{ name: "Best first", query: "sort=loss" }]);

    const stranger = await createCaller();
    await expect(updateSavedView(stranger, list, best.id, { name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteSavedView(stranger, list, best.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await listSavedViews(stranger, list)).toEqual([]);
    await deleteSavedView(caller, list, best.id);
    expect(await listSavedViews(caller, list)).toEqual([]);
  });
});

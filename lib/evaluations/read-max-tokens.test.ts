import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createEvaluationWorld } from "@/lib/testing/evaluation-world";
import type { Grader } from "./graders/schemas";
import { readMaxTokens } from "./read-max-tokens";

const exact: Grader = { key: "exact", kind: "exact" };
const fields: Grader = { key: "fields", kind: "json_fields" };
const both: Grader = { key: "both", kind: "weighted", parts: [{ key: "exact", weight: 1 }] };
const numeric: Grader = { key: "number", kind: "numeric", tolerance: 0, take: "last" };
const human: Grader = { key: "people", kind: "human", scale: "pass_fail", question: "Is it right?" };

test("the target bounds an answer only where nothing longer can be right", async () => {
  const { benchmarkId } = await createEvaluationWorld();
  const bound = async (...graders: Grader[]) => {
    await db.benchmark.update({ where: { id: benchmarkId }, data: { graders } });
    return readMaxTokens(benchmarkId);
  };
  // The longest colour has five letters.
  expect(await bound(exact)).toBe(13);
  expect(await bound(exact, both)).toBe(13);
  expect(await bound(exact, fields)).toBe(2 * 5 + 64);
  for (const open of [numeric, human]) expect(await bound(exact, open)).toBe(2_048);
  await db.benchmarkCase.update({
    where: { id: (await db.benchmarkCase.findFirstOrThrow({ where: { benchmarkId } })).id },
    data: { target: "" },
  });
  expect(await bound(exact)).toBe(2_048);
});

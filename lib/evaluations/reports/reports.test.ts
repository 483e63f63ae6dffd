import "@/lib/testing/clone-database";
import { beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { createDeployment } from "@/lib/deployments/create-deployment";
import { changeSpending } from "@/lib/deployments/spending/change-spending";
import { createCaller } from "@/lib/testing/factories";
import { createMeasuredWorld, type MeasuredWorld, measureBoth } from "@/lib/testing/measured-world";
import { listDecisions } from "../decisions/list-decisions";
import { recordDecision } from "../decisions/record-decision";
import { exportReport } from "./export-report";
import { getReport } from "./get-report";
import { exportReportQuery } from "./schemas";

const count = 120;
let world: MeasuredWorld;
let both: Awaited<ReturnType<typeof measureBoth>>;
let pair: { baselineId: string; candidateId: string };

/** The candidate gets 90 of 120 right, the baseline 40, and an also-ran with retrieval 88. */
beforeAll(async () => {
  world = await createMeasuredWorld({ count, tagsOf: (index) => (index < 60 ? ["billing"] : index < 70 ? ["*grief*"] : []) });
  both = await measureBoth(
    world,
    (index) => (index % 3 === 0 ? 1 : 0),
    (index) => (index % 4 === 0 ? 0 : 1),
  );
  pair = { baselineId: both.baselineId, candidateId: both.candidateId };
});

const decide = (caller: Caller, input: object = {}) =>
  recordDecision(caller, { ...pair, choice: "promote", reason: "Billing matters most.", ...input });

describe("a decision", () => {
  test("is kept with who, why and what was known, and deciding again adds to it", async () => {
    const first = await decide(both.caller);
    expect(first).toMatchObject({
      choice: "promote",
      reason: "Billing matters most.",
      decidedOn: { outcome: "better", candidate: "v1", grader: "exact", sentence: expect.stringContaining("v1 is better than prompting") },
    });
    await decide(both.caller, { choice: "keep", reason: "The provider stops in spring." });
    expect((await listDecisions(both.caller, pair)).map(({ choice }) => choice)).toEqual(["keep", "promote"]);
  });

  test("does not change when scores do", async () => {
    const decision = await decide(both.caller);
    const { scores } = await db.evaluationResult.findFirstOrThrow({ where: { evaluationId: both.candidateId, score: 1 } });
    await db.evaluationResult.updateMany({
      where: { evaluationId: both.candidateId, score: 1 },
      data: { scores: { exact: { score: 0, reason: "" } } },
    });
    expect((await listDecisions(both.caller, pair)).find(({ id }) => id === decision.id)).toEqual(decision);
    await db.evaluationResult.updateMany({ where: { evaluationId: both.candidateId, score: 1 }, data: { scores: scores ?? {} } });
  });

  test("needs a reason, and the right two evaluations", async () => {
    await expect(decide(both.caller, { reason: "  " })).rejects.toThrow("Say why");
    await expect(decide(both.caller, { candidateId: both.baselineId })).rejects.toMatchObject({ code: "invalid" });
    await expect(decide(await createCaller())).rejects.toMatchObject({ code: "not_found" });
    expect(await listDecisions(await createCaller(), pair)).toEqual([]);
  });
});

describe("the report", () => {
  test("says what the figures speak for, and names the simpler way that is as good", async () => {
    const before = await getReport(both.caller, pair);
    expect(before).toMatchObject({
      question: "Should v1 take the place of Prompting, Hone tiny?",
      comparison: { verdict: { outcome: "better" } },
      models: [
        { role: "baseline", againstBaseline: null },
        { role: "candidate", outcome: "better" },
      ],
      regressions: { total: 10, cases: expect.any(Array) },
    });
    expect(before.recommendation).toContain("Promote v1: it is better than Prompting, Hone tiny on these cases.");
    const fewShot = await world.register("hone-tiny-shots", "baseline");
    await db.modelVersion.update({ where: { id: fewShot.id }, data: { approach: "few_shot", name: "Examples" } });
    await world.measure(fewShot.id, (index) => (index % 4 === 1 ? 0 : 1));
    const after = await getReport(both.caller, pair);
    expect(after.models).toHaveLength(3);
    expect(after.models.find(({ role }) => role === "other")).toMatchObject({ outcome: "better", isSurelyBeaten: false });
    expect(after.recommendation).toContain("it cannot be told apart from Examples, which takes no training: try that first.");
  });

  test("puts both on a year's bill, at what people really ask and at what somebody assumes", async () => {
    const { modelVersionId } = await db.evaluation.findUniqueOrThrow({ where: { id: both.candidateId } });
    expect((await getReport(both.caller, pair)).cost).toMatchObject({ answersPerDay: 1_000, trafficFrom: "assumed" });
    const { id: deploymentId, variants } = await createDeployment(both.caller, { name: "shop", variant: { modelVersionId } });
    const variantId = variants[0]?.id ?? "";
    await changeSpending(both.caller, deploymentId, { endpoints: [{ variantId, usdPerDay: 24 }] });
    const hour = new Date(Date.now() - 2 * 86_400_000);
    const nothing = { failed: 0, refused: 0, clientLeft: 0, fallbacks: 0, formatRepaired: 0, formatFailed: 0, unpriced: 0 };
    const sums = { promptTokens: 0, completionTokens: 0, costUsd: 0, latencyMsSum: 0, latency: [] };
    await db.requestHour.create({ data: { deploymentId, variantId, hour, requests: 500, ...nothing, ...sums } });
    const { cost } = await getReport(both.caller, pair);
    // Five hundred requests in two days and a moment, and a model of the house takes no money for an answer.
    expect(cost).toMatchObject({
      answersPerDay: 250,
      trafficFrom: "deployments",
      baseline: { yearUsd: 0 },
      breakEven: { kind: "never" },
    });
    expect(cost.candidate).toMatchObject({ hostingUsdPerDay: 24, yearUsd: 365 * 24 });
    const assumed = await getReport(both.caller, { ...pair, answersPerDay: 10, candidateHosting: 0, baselineHosting: 1 });
    expect(assumed.cost).toMatchObject({
      answersPerDay: 10,
      trafficFrom: "entered",
      baseline: { yearUsd: 365 },
      breakEven: { kind: "always" },
    });
  });

  test("is one file that stands by itself, in which no tag and no answer is markup", async () => {
    await decide(both.caller, { reason: "<script>alert(1)</script>" });
    const read = async (format: string) => {
      const response = await exportReport(both.caller, exportReportQuery.parse({ ...pair, format }));
      return { text: await response.text(), headers: response.headers };
    };
    const markdown = await read("markdown");
    expect(markdown.headers.get("content-disposition")).toContain("v1%20or%20Prompting%2C%20Hone%20tiny.md");
    for (const part of [
      "# Should v1 take the place of Prompting, Hone tiny?",
      "v1 is better than prompting",
      "## What a year costs",
      "## Where it helps, by tag",
      "| \\*grief\\* | 10 cases |",
      "10 cases are too few to say.",
      "## Got worse: 10 cases",
      "Promote v1. ",
      "**Seen in training?**",
    ])
      expect(markdown.text).toContain(part);
    expect(markdown.text).not.toContain("<script>");
    const html = await read("html");
    expect(html.headers.get("content-security-policy")).toBe("default-src 'none'; style-src 'unsafe-inline'");
    expect(html.text).toContain("&lt;script&gt;");
    expect(html.text).not.toContain("<script>");
  });

  test("a stranger finds none", async () => {
    await expect(getReport(await createCaller(), pair)).rejects.toMatchObject({ code: "not_found" });
  });
});

import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { db } from "@/lib/db/client";
import { setUpBenchmark } from "@/lib/evaluations/benchmarks/set-up-benchmark";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { createCaller } from "@/lib/testing/factories";
import { giveFeedback } from "../collect/give-feedback";
import type { FeedbackRecord, RequestRecord } from "../request-record";
import { storeRecords } from "../store-records";
import { addWaitingCases } from "./add-waiting-cases";
import { createRule } from "./create-rule";
import { deleteRule } from "./delete-rule";
import { discardWaitingCases } from "./discard-waiting-cases";
import { listRules } from "./list-rules";
import { previewRule } from "./preview-rule";
import { runRules } from "./run-rules";
import type { CreateRuleInput } from "./schemas";
import { updateRule } from "./update-rule";

async function createWorld() {
  const world = await createDeploymentWorld();
  const { caller, deployment } = world;
  const dataset = await createDataset(caller, { name: "From production" });
  const rule = (change: Partial<CreateRuleInput> = {}) =>
    createRule(caller, deployment.id, {
      name: "Disliked",
      conditions: [{ kind: "thumb_down" }],
      into: { kind: "dataset", datasetId: dataset.id },
      ...change,
    });
  const ask = (question: string, answer: string, change: Partial<RequestRecord> = {}) => {
    const request = JSON.stringify({ model: deployment.name, messages: [{ role: "user", content: question }] });
    return world.record({ content: { request, answer, searched: `${question}\n${answer}` }, ...change });
  };
  const examples = () => db.example.findMany({ where: { datasetId: dataset.id, deletedAt: null }, orderBy: { createdAt: "asc" } });
  const benchmark = () =>
    setUpBenchmark(caller, {
      from: "cases",
      name: "Parcels",
      cases: [{ prompt: [{ role: "user", content: "Hello?" }], target: "Hello." }],
    });
  const at = [caller, deployment.id] as const;
  return { ...world, at, dataset, rule, ask, examples, benchmark };
}

const thumb = ({ id, projectId }: RequestRecord, value: number): FeedbackRecord => ({
  type: "feedback",
  requestId: id,
  projectId,
  kind: "thumb",
  name: "",
  value,
  text: null,
  comment: "",
  at: Date.now(),
});

test("what is caught becomes a draft that no model learns before somebody has accepted it; two workers and a second thumb add nothing", async () => {
  const { at, rule, ask, examples, deployment, caller } = await createWorld();
  await rule();
  const [bad, good] = [ask("Where is it?", "No idea."), ask("When?", "Tomorrow.")];
  await storeRecords([bad, good, thumb(bad, 0), thumb(good, 1)]);
  await Promise.all([runRules(), runRules()]);
  await storeRecords([
    { ...thumb(bad, 1), at: Date.now() + 1 },
    { ...thumb(bad, 0), at: Date.now() + 2 },
  ]);
  await runRules();
  expect(await examples()).toMatchObject([
    {
      answerText: "No idea.",
      state: "draft",
      isMachineWritten: true,
      authorId: caller.userId,
      tags: [`from ${deployment.name}`, "rule: Disliked"],
    },
  ]);
  expect(await listRules(...at)).toMatchObject([{ collected: 1, collectedToday: 1, unfit: 0, isPaused: false }]);
  expect(await db.ruleArrival.count()).toBe(0);
});

test("the correction is what is learned; one that comes later takes the place of the answer that was disliked", async () => {
  const { at, rule, ask, examples } = await createWorld();
  await rule();
  const bad = ask("Where is it?", "No idea.");
  await storeRecords([bad, thumb(bad, 0)]);
  await runRules();
  await giveFeedback(...at, bad.id, { correction: "At the door." });
  await runRules();
  expect(await examples()).toMatchObject([
    { answerText: "At the door.", isMachineWritten: false, tags: expect.arrayContaining(["corrected"]) },
  ]);
});

test("a rule for corrections takes what is corrected from then on, of whatever age", async () => {
  const { at, rule, ask, examples, record } = await createWorld();
  const [before, after, bare] = [ask("a?", "a"), ask("b?", "b"), record({ content: null })];
  await storeRecords([before, after, bare]);
  await giveFeedback(...at, before.id, { correction: "Before the rule." });
  await rule({ conditions: [{ kind: "corrected" }] });
  await giveFeedback(...at, before.id, { isGood: false });
  await giveFeedback(...at, after.id, { correction: "After it." });
  await giveFeedback(...at, bare.id, { correction: "Nobody knows the question." });
  await runRules();
  expect(await examples()).toMatchObject([{ answerText: "After it." }]);
  expect(await listRules(...at)).toMatchObject([{ collected: 1, unfit: 1, unfitReason: "The text of the request was not kept." }]);
});

test("no more than its ceiling a day, each conversation once, and what got no answer says so", async () => {
  const { at, rule, ask, examples } = await createWorld();
  await rule({ name: "Shop", conditions: [{ kind: "text", place: "answer", contains: "shop" }], perDay: 3 });
  await rule({ name: "Failed", conditions: [{ kind: "failed" }] });
  const same = Array.from({ length: 4 }, () => ask("Where?", "In the shop."));
  await storeRecords([...same, ask("What?", "", { outcome: "failed" })]);
  await runRules();
  expect(await examples()).toHaveLength(1);
  await storeRecords(Array.from({ length: 6 }, (_, index) => ask(`Where ${index}?`, "In the shop.")));
  await Promise.all([runRules(), runRules()]);
  expect(await examples()).toHaveLength(3);
  expect(await listRules(...at)).toMatchObject([
    { name: "Shop", collected: 3 },
    { name: "Failed", collected: 0, unfit: 1, unfitReason: expect.stringContaining("It got no answer") },
  ]);
  await storeRecords([ask("Where tomorrow?", "In the shop.")]);
  await runRules(new Date(Date.now() + 86_400_000));
  expect(await examples()).toHaveLength(4);
});

test("killed between collecting and crossing off, the next look collects nothing twice", async () => {
  const { at, rule, ask, examples } = await createWorld();
  await rule();
  const bad = ask("Where is it?", "No idea.");
  await storeRecords([bad, thumb(bad, 0)]);
  const arrivals = await db.ruleArrival.findMany();
  await runRules();
  await db.ruleArrival.createMany({ data: arrivals });
  await runRules();
  expect(await examples()).toHaveLength(1);
  expect(await listRules(...at)).toMatchObject([{ collected: 1, unfit: 0 }]);
});

test("for a benchmark cases wait, are added as one version, once, or discarded for good", async () => {
  const { at, rule, ask, benchmark } = await createWorld();
  const { id: benchmarkId, seriesId } = await benchmark();
  const { id } = await rule({ into: { kind: "benchmark", benchmarkId } });
  const [one, two, again] = [ask("Where?", "No idea."), ask("When?", "Never."), ask("Where?", "Somewhere.")];
  await storeRecords([one, two, again, ...[one, two, again].map((record) => thumb(record, 0))]);
  await runRules();
  expect(await listRules(...at)).toMatchObject([{ waiting: 2, into: { kind: "benchmark", name: "Parcels" } }]);
  expect(await db.benchmark.count({ where: { seriesId } })).toBe(1);
  const outcomes = await Promise.allSettled([addWaitingCases(...at, id), addWaitingCases(...at, id)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const newest = await db.benchmark.findFirstOrThrow({ where: { seriesId }, orderBy: { version: "desc" }, include: { cases: true } });
  expect(newest).toMatchObject({ version: 2, caseCount: 3, note: "Collected by the rule “Disliked”." });
  expect(newest.cases.map(({ target }) => target).toSorted()).toEqual(["", "", "Hello."]);
  await expect(addWaitingCases(...at, id)).rejects.toMatchObject({ code: "conflict" });
  const third = ask("Why?", "Because.");
  await storeRecords([third, thumb(third, 0)]);
  await runRules();
  await discardWaitingCases(...at, id);
  await storeRecords([{ ...thumb(third, 0), at: Date.now() + 1 }]);
  await runRules();
  expect(await listRules(...at)).toMatchObject([{ waiting: 0 }]);
});

test("the preview says what it would have caught, and stores nothing", async () => {
  const { at, ask, record, examples } = await createWorld();
  const bad = ask("Where?", "No idea.");
  await storeRecords([bad, thumb(bad, 0), ask("When?", "Soon."), record({ content: null })]);
  expect(await previewRule(...at, { conditions: [{ kind: "thumb_down" }] })).toEqual({
    seen: 3,
    caught: 1,
    withoutText: 1,
    examples: [{ requestId: bad.id, question: "Where?", answer: "No idea." }],
  });
  expect(await examples()).toEqual([]);
  expect(await db.ruleArrival.count()).toBe(0);
});

test("paused it collects nothing, resumed only what comes then; deleted, what it collected stays and is not collected again", async () => {
  const { at, rule, ask, examples } = await createWorld();
  const { id } = await rule({ conditions: [{ kind: "text", place: "answer", contains: "shop" }] });
  await updateRule(...at, id, { isPaused: true });
  await storeRecords([ask("One?", "In the shop.")]);
  expect(await db.ruleArrival.count()).toBe(0);
  expect(await updateRule(...at, id, { isPaused: false, perDay: 9 })).toMatchObject({ isPaused: false, perDay: 9, collected: 0 });
  await runRules();
  const later = ask("Two?", "In the shop.", { at: Date.now() + 1_000 });
  await storeRecords([later]);
  await runRules();
  expect(await examples()).toHaveLength(1);
  await deleteRule(...at, id);
  await rule({ conditions: [{ kind: "text", place: "answer", contains: "shop" }] });
  await db.ruleArrival.create({ data: { requestId: later.id } });
  await runRules();
  expect(await examples()).toHaveLength(1);
  expect(await listRules(...at)).toMatchObject([{ collected: 0 }]);
});

test("where nothing is collected, nothing is noted; what is not of the project is not found", async () => {
  const { at, rule, ask, dataset } = await createWorld();
  await storeRecords([ask("Where?", "Here.")]);
  expect(await db.ruleArrival.count()).toBe(0);
  const { id } = await rule();
  const stranger = await createCaller("lead");
  const [, deploymentId] = at;
  const notFound = { code: "not_found" };
  await expect(listRules(stranger, deploymentId)).rejects.toMatchObject(notFound);
  await expect(previewRule(stranger, deploymentId, { conditions: [{ kind: "failed" }] })).rejects.toMatchObject(notFound);
  await expect(updateRule(stranger, deploymentId, id, { isPaused: true })).rejects.toMatchObject(notFound);
  await expect(deleteRule(stranger, deploymentId, id)).rejects.toMatchObject(notFound);
  await expect(addWaitingCases(stranger, deploymentId, id)).rejects.toMatchObject(notFound);
  await expect(discardWaitingCases(stranger, deploymentId, id)).rejects.toMatchObject(notFound);
  const foreign = await createWorld();
  await expect(foreign.rule({ into: { kind: "dataset", datasetId: dataset.id } })).rejects.toMatchObject(notFound);
  await expect(rule({ conditions: [{ kind: "pattern", place: "answer", pattern: "(" }] })).rejects.toThrow("cannot be used");
});

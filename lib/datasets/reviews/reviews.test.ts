import "@/lib/testing/clone-database";
import { describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import type { Role } from "@/lib/accounts/permissions";
import { editExamples } from "@/lib/datasets/bulk-edits/edit-examples";
import { undoBulkEdit } from "@/lib/datasets/bulk-edits/undo-bulk-edit";
import { createComment } from "@/lib/datasets/comments/create-comment";
import { listComments } from "@/lib/datasets/comments/list-comments";
import { createDataset } from "@/lib/datasets/create-dataset";
import { createExample } from "@/lib/datasets/examples/create-example";
import { getExample } from "@/lib/datasets/examples/get-example";
import { labelExample } from "@/lib/datasets/examples/label-example";
import { updateExample } from "@/lib/datasets/examples/update-example";
import { restoreRevision } from "@/lib/datasets/revisions/restore-revision";
import { db } from "@/lib/db/client";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { claimExamples } from "./claim-examples";
import { getAgreement } from "./get-agreement";
import { judgeExample } from "./judge-example";
import { listQueue } from "./list-queue";
import { listReviews } from "./list-reviews";
import { moveExample } from "./move-example";
import type { ReviewDecision, ReviewQueueName } from "./schemas";
import { undoJudgement } from "./undo-judgement";
import { updateReviewSettings } from "./update-review-settings";

const says = (question: string, answer: string) => [
  { role: "user" as const, content: question },
  { role: "assistant" as const, content: answer },
];

async function createWorld({ reviewers = 1, blind = false, examples = 1 } = {}) {
  const lead = await createCaller("lead");
  const { id: datasetId } = await createDataset(lead, { name: "Messages" });
  await updateReviewSettings(lead, datasetId, { reviewersPerExample: reviewers, isReviewBlind: blind });
  const ids: string[] = [];
  for (let index = 0; index < examples; index++)
    ids.push((await createExample(lead, datasetId, { messages: says(`question ${index}`, "answer") })).id);
  const [exampleId = ""] = ids;
  return { lead, datasetId, exampleId, ids };
}

/** One more person of the project. */
async function join({ projectId }: Caller, role: Role = "expert"): Promise<Caller> {
  const { userId } = await createPerson(role);
  await db.projectMember.create({ data: { projectId, userId, role } });
  return { userId, projectId, role };
}

async function judge(caller: Caller, exampleId: string, decision: ReviewDecision, more: { isAdjudication?: boolean } = {}) {
  const { revision, state } = await getExample(caller, exampleId);
  return judgeExample(caller, exampleId, { revision, state, decision, reason: decision === "reject" ? "wrong tone" : "", ...more });
}

const queued = async (caller: Caller, datasetId: string, queue: ReviewQueueName) =>
  (await listQueue(caller, datasetId, { queue })).items.map(({ id }) => id);

describe("one person for each example", () => {
  test("settles it, and takes it back", async () => {
    const { lead, exampleId } = await createWorld();
    expect(await judge(lead, exampleId, "approve")).toMatchObject({ outcome: "approved", example: { state: "approved" } });
    expect(await undoJudgement(lead, exampleId)).toMatchObject({ state: "in_review" });
    await expect(undoJudgement(lead, exampleId)).rejects.toMatchObject({ code: "conflict" });
    expect(await judge(lead, exampleId, "reject")).toMatchObject({ outcome: "rejected" });
  });

  test("must say why something is rejected", async () => {
    const { lead, exampleId } = await createWorld();
    await expect(judgeExample(lead, exampleId, { revision: 1, state: "draft", decision: "reject", reason: " " })).rejects.toThrow(
      "what is wrong",
    );
  });

  test("judges what is there: another revision, or another state, is refused", async () => {
    const { lead, exampleId } = await createWorld();
    const other = await join(lead);
    await updateExample(other, exampleId, { revision: 1, messages: says("question 0", "better") });
    await expect(judgeExample(lead, exampleId, { revision: 1, state: "draft", decision: "approve" })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("changed this example"),
    });
    expect(await db.exampleReview.count({ where: { exampleId } })).toBe(0);
  });

  test("of two at once one settles it and the other is told so", async () => {
    const { lead, exampleId } = await createWorld();
    const other = await join(lead);
    const attempts = await Promise.allSettled([
      judgeExample(lead, exampleId, { revision: 1, state: "draft", decision: "approve" }),
      judgeExample(other, exampleId, { revision: 1, state: "draft", decision: "reject", reason: "no" }),
    ]);
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(attempts.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", message: expect.stringContaining("Somebody was faster") },
    });
    expect(await db.exampleReview.count({ where: { exampleId } })).toBe(1);
  });

  test("skipping leaves it to others, and comes back to oneself on request", async () => {
    const { lead, datasetId, exampleId } = await createWorld();
    const other = await join(lead);
    expect(await judge(lead, exampleId, "skip")).toMatchObject({ outcome: "skipped", example: { state: "draft" } });
    expect(await queued(lead, datasetId, "open")).toEqual([]);
    expect(await queued(lead, datasetId, "skipped")).toEqual([exampleId]);
    expect(await queued(other, datasetId, "open")).toEqual([exampleId]);
    expect(await judge(lead, exampleId, "approve")).toMatchObject({ outcome: "approved" });
    expect(await queued(lead, datasetId, "skipped")).toEqual([]);
  });
});

test("one person for each example: what is opened again is in the queue of whoever judged it, too", async () => {
  const { lead, datasetId, exampleId } = await createWorld();
  await judge(lead, exampleId, "approve");
  await moveExample(lead, exampleId, { from: "approved", to: "in_review" });
  expect(await queued(lead, datasetId, "open")).toEqual([exampleId]);
  await updateReviewSettings(lead, datasetId, { reviewersPerExample: 1, isReviewBlind: false });
  expect(await getExample(lead, exampleId)).toMatchObject({ state: "in_review" });
});

describe("an edit", () => {
  test.each([
    ["expert", "approved", "in_review"],
    ["lead", "approved", "approved"],
    ["lead", "rejected", "in_review"],
    ["expert", "draft", "draft"],
  ] as const)("by an %s of what is %s leaves it %s", async (role, before, after) => {
    const { lead, exampleId } = await createWorld();
    const editor = await join(lead, role);
    await db.example.update({ where: { id: exampleId }, data: { state: before } });
    expect(await updateExample(editor, exampleId, { revision: 1, messages: says("question 0", "better") })).toMatchObject({ state: after });
  });

  test("is taken back by restoring, which is a revision of its own", async () => {
    const { lead, exampleId } = await createWorld();
    await updateExample(lead, exampleId, { revision: 1, messages: says("question 0", "worse") });
    await expect(restoreRevision(lead, exampleId, 1, { revision: 1 })).rejects.toMatchObject({ code: "conflict" });
    expect(await restoreRevision(lead, exampleId, 1, { revision: 2 })).toMatchObject({ revision: 3, answerText: "answer" });
    expect(await db.exampleRevision.findMany({ where: { exampleId }, orderBy: { number: "asc" }, select: { origin: true } })).toEqual([
      { origin: "person" },
      { origin: "person" },
      { origin: "restored" },
    ]);
  });
});

describe("a blind review by two", () => {
  test("shows nobody the other's judgement, reason, comment or figure before both have judged", async () => {
    const { lead, datasetId, exampleId } = await createWorld({ reviewers: 2, blind: true });
    const [first, second, viewer] = [await join(lead), await join(lead), await join(lead, "viewer")];
    expect(await judge(first, exampleId, "reject")).toMatchObject({ outcome: "waiting", example: { state: "in_review" } });
    await createComment(first, exampleId, { text: "wrong queue" });

    for (const other of [second, lead, viewer]) {
      const seen = [
        await listReviews(other, exampleId),
        await listComments(other, exampleId),
        await getExample(other, exampleId),
        await getAgreement(other, datasetId),
        await listQueue(other, datasetId, { queue: "open" }),
      ];
      expect(JSON.stringify(seen)).not.toMatch(/wrong tone|wrong queue|"reject"/);
      expect(JSON.stringify(seen)).not.toContain(first.userId);
      expect(seen[0]).toEqual({ reviews: [], isRevealed: false, needed: 2, judged: null, isDisagreement: false });
    }
    expect((await listReviews(first, exampleId)).reviews).toHaveLength(1);

    expect(await judge(second, exampleId, "approve")).toMatchObject({ outcome: "disagreement", example: { state: "in_review" } });
    expect(await listReviews(first, exampleId)).toMatchObject({ isRevealed: true, judged: 2, isDisagreement: true });
    expect((await listComments(second, exampleId)).items).toHaveLength(1);
  });

  test("lets nobody judge again with open eyes", async () => {
    const { lead, exampleId } = await createWorld({ reviewers: 2, blind: true });
    const [first, second] = [await join(lead), await join(lead)];
    await judge(first, exampleId, "reject");
    expect(await undoJudgement(first, exampleId)).toMatchObject({ state: "in_review" });
    await judge(first, exampleId, "reject");
    await judge(second, exampleId, "approve");
    await expect(undoJudgement(second, exampleId)).rejects.toMatchObject({ code: "conflict" });
    await expect(judge(second, exampleId, "reject")).rejects.toMatchObject({ code: "conflict" });
    await expect(judge(lead, exampleId, "approve")).rejects.toMatchObject({ code: "conflict" });
  });

  test("approves what both approve, and waits for a lead where they differ", async () => {
    const { lead, datasetId, ids } = await createWorld({ reviewers: 2, blind: true, examples: 2 });
    const [first, second] = [await join(lead), await join(lead)];
    const [agreed = "", differing = ""] = ids;
    await judge(first, agreed, "approve");
    expect(await judge(second, agreed, "approve")).toMatchObject({ outcome: "approved", example: { state: "approved" } });
    await judge(first, differing, "approve");
    await judge(second, differing, "reject");
    expect(await queued(lead, datasetId, "disagreements")).toEqual([differing]);
    expect(await queued(first, datasetId, "open")).toEqual([]);
    await expect(judge(first, differing, "approve", { isAdjudication: true })).rejects.toMatchObject({ code: "forbidden" });
    await expect(judge(lead, agreed, "approve", { isAdjudication: true })).rejects.toMatchObject({ code: "conflict" });
    expect(await judge(lead, differing, "reject", { isAdjudication: true })).toMatchObject({ outcome: "rejected" });
    expect(await queued(lead, datasetId, "disagreements")).toEqual([]);
    expect(await getAgreement(lead, datasetId)).toMatchObject({ exampleCount: 2, unanimousShare: 0.5, isVerdictRefused: true });
  });

  test("by both at once counts both and settles once", async () => {
    const { lead, exampleId } = await createWorld({ reviewers: 2, blind: true });
    const [first, second] = [await join(lead), await join(lead)];
    const outcomes = await Promise.all([judge(first, exampleId, "approve"), judge(second, exampleId, "approve")]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["approved", "waiting"]);
    expect(await getExample(lead, exampleId)).toMatchObject({ state: "approved" });
  });

  test("cannot be walked round by an expert, only by a lead", async () => {
    const { lead, exampleId } = await createWorld({ reviewers: 2, blind: true });
    const expert = await join(lead);
    await expect(moveExample(expert, exampleId, { from: "draft", to: "approved" })).rejects.toMatchObject({ code: "invalid" });
    expect(await moveExample(lead, exampleId, { from: "draft", to: "approved" })).toMatchObject({ state: "approved" });
    await expect(moveExample(lead, exampleId, { from: "draft", to: "rejected" })).rejects.toMatchObject({ code: "conflict" });
  });

  test.each(["by one's own hand", "with many others"])(
    "is judged anew when it is opened again %s; agreement keeps the first judgements",
    async (way) => {
      const { lead, datasetId, ids } = await createWorld({ reviewers: 2, blind: true, examples: 2 });
      const [first, second] = [await join(lead), await join(lead)];
      const [agreed = "", differing = ""] = ids;
      await judge(first, agreed, "approve");
      await judge(second, agreed, "approve");
      await judge(first, differing, "approve");
      await judge(second, differing, "reject");
      await judge(lead, differing, "approve", { isAdjudication: true });
      if (way === "with many others")
        await editExamples(lead, datasetId, { target: { ids }, change: { type: "state", state: "in_review" } });
      else for (const id of ids) await moveExample(lead, id, { from: "approved", to: "in_review" });

      await updateReviewSettings(lead, datasetId, { reviewersPerExample: 2, isReviewBlind: true });
      for (const id of ids) expect(await getExample(lead, id)).toMatchObject({ state: "in_review" });
      expect(await queued(lead, datasetId, "disagreements")).toEqual([]);
      for (const person of [first, second]) expect(await queued(person, datasetId, "open")).toEqual(ids);
      expect(await listReviews(first, agreed)).toMatchObject({ isRevealed: false, reviews: [{ decision: "approve", counts: false }] });
      await expect(undoJudgement(first, agreed)).rejects.toMatchObject({ code: "conflict" });

      expect(await judge(first, agreed, "reject")).toMatchObject({ outcome: "waiting" });
      expect(await judge(second, agreed, "reject")).toMatchObject({ outcome: "rejected" });
      await judge(first, differing, "approve");
      expect(await judge(second, differing, "approve")).toMatchObject({ outcome: "approved" });
      expect(await getAgreement(lead, datasetId)).toMatchObject({ exampleCount: 2, unanimousShare: 0.5 });
      expect((await listReviews(first, agreed)).reviews.map(({ decision, counts }) => [decision, counts])).toEqual([
        ["reject", true],
        ["reject", true],
        ["approve", false],
        ["approve", false],
      ]);
    },
  );

  test("a bulk opening that is taken back leaves what was settled, and no later round counts an earlier one's judgements", async () => {
    const { lead, datasetId, exampleId } = await createWorld({ reviewers: 2 });
    const [first, second] = [await join(lead), await join(lead)];
    await moveExample(lead, exampleId, { from: "draft", to: "approved" });
    const open = { target: { ids: [exampleId] }, change: { type: "state" as const, state: "in_review" as const } };
    const { id } = await editExamples(lead, datasetId, open);
    await judge(first, exampleId, "approve");
    await undoBulkEdit(lead, datasetId, id);
    expect(await getExample(lead, exampleId)).toMatchObject({ state: "approved" });
    await editExamples(lead, datasetId, open);
    expect(await judge(second, exampleId, "approve")).toMatchObject({ outcome: "waiting" });
  });

  test("is not settled by a skip", async () => {
    const { lead, exampleId } = await createWorld({ reviewers: 2 });
    await judge(await join(lead), exampleId, "approve");
    await judge(await join(lead), exampleId, "reject");
    await expect(judge(lead, exampleId, "skip", { isAdjudication: true })).rejects.toThrow("settles nothing");
    expect(await judge(lead, exampleId, "approve", { isAdjudication: true })).toMatchObject({ outcome: "approved" });
  });

  test("settles what is agreed already when fewer are asked for", async () => {
    const { lead, datasetId, exampleId } = await createWorld({ reviewers: 3, blind: true });
    await judge(await join(lead), exampleId, "approve");
    await judge(await join(lead), exampleId, "approve");
    expect(await getExample(lead, exampleId)).toMatchObject({ state: "in_review" });
    await updateReviewSettings(lead, datasetId, { reviewersPerExample: 2, isReviewBlind: true });
    expect(await getExample(lead, exampleId)).toMatchObject({ state: "approved" });
  });
});

test("agreement is Cohen's κ of each pair and Fleiss' κ of all, from finished examples alone", async () => {
  const { lead, datasetId, ids } = await createWorld({ reviewers: 2, examples: 50 });
  const [first, second] = [await join(lead), await join(lead)];
  const rows = ids.flatMap((exampleId, index) => {
    // 20 both yes, 5 yes and no, 10 no and yes, 15 both no: Cohen's κ is 0.4.
    const [one, two] = index < 20 ? [true, true] : index < 25 ? [true, false] : index < 35 ? [false, true] : [false, false];
    return [
      { exampleId, revision: 1, reviewerId: first.userId, decision: one ? ("approve" as const) : ("reject" as const) },
      { exampleId, revision: 1, reviewerId: second.userId, decision: two ? ("approve" as const) : ("reject" as const) },
    ];
  });
  await db.exampleReview.createMany({ data: rows });
  const agreement = await getAgreement(lead, datasetId);
  expect(agreement).toMatchObject({
    exampleCount: 50,
    unanimousShare: 0.7,
    isVerdictRefused: false,
    pairs: [{ exampleCount: 50, agreedShare: 0.7 }],
  });
  expect(agreement.pairs[0]?.kappa?.value).toBeCloseTo(0.4, 10);
  expect(agreement.kappa?.value).toBeCloseTo((0.7 - 0.505) / (1 - 0.505), 3);
});

describe("a queue", () => {
  test("is taken by two at once without anybody getting the other's", async () => {
    const { lead, datasetId } = await createWorld({ examples: 9 });
    const [first, second] = [await join(lead), await join(lead)];
    const claimed = await Promise.all([claimExamples(first, datasetId, { count: 5 }), claimExamples(second, datasetId, { count: 5 })]);
    expect(claimed.reduce((total, { count }) => total + count, 0)).toBeLessThanOrEqual(9);
    await claimExamples(second, datasetId, { count: 5 });
    const [mine, theirs] = [await queued(first, datasetId, "mine"), await queued(second, datasetId, "mine")];
    expect(mine.filter((id) => theirs.includes(id))).toEqual([]);
    expect(new Set([...mine, ...theirs]).size).toBe(9);
    expect(await listQueue(lead, datasetId, { queue: "open" })).toMatchObject({ items: [], counts: { mine: 0, open: 0 } });
  });

  test("goes on behind a position", async () => {
    const { lead, datasetId, ids } = await createWorld({ examples: 3 });
    const { items } = await listQueue(lead, datasetId, { queue: "open", limit: 2 });
    const rest = await listQueue(lead, datasetId, { queue: "open", after: items.at(-1)?.position ?? 0 });
    expect([...items, ...rest.items].map(({ id }) => id)).toEqual(ids);
  });
});

describe("labels", () => {
  test("of two people at once add up", async () => {
    const { lead, exampleId } = await createWorld();
    const other = await join(lead);
    await Promise.all([
      labelExample(lead, exampleId, { addTags: ["billing"] }),
      labelExample(other, exampleId, { addTags: ["urgent"], pinnedSplit: "test" }),
    ]);
    const { tags, split, isSplitPinned } = await labelExample(lead, exampleId, { addTags: ["billing"] });
    expect([tags.sort(), split, isSplitPinned]).toEqual([["billing", "urgent"], "test", true]);
    expect(await labelExample(other, exampleId, { removeTags: ["billing"], pinnedSplit: null })).toMatchObject({
      tags: ["urgent"],
      isSplitPinned: false,
    });
  });

  test("assign to people of the project, which puts a draft into review", async () => {
    const { lead, exampleId } = await createWorld();
    const member = await join(lead);
    expect(await labelExample(lead, exampleId, { assigneeId: member.userId })).toMatchObject({
      state: "in_review",
      assigneeId: member.userId,
    });
    const { userId } = await createPerson();
    await expect(labelExample(lead, exampleId, { assigneeId: userId })).rejects.toMatchObject({ code: "invalid" });
  });
});

test("to a stranger nothing of it exists", async () => {
  const { lead, datasetId, exampleId } = await createWorld();
  await createComment(lead, exampleId, { text: "hello" });
  const stranger = await createCaller("owner");
  for (const attempt of [
    () => judgeExample(stranger, exampleId, { revision: 1, state: "draft", decision: "approve" }),
    () => undoJudgement(stranger, exampleId),
    () => moveExample(stranger, exampleId, { from: "draft", to: "in_review" }),
    () => labelExample(stranger, exampleId, { addTags: ["x"] }),
    () => restoreRevision(stranger, exampleId, 1, { revision: 1 }),
    () => listReviews(stranger, exampleId),
    () => listComments(stranger, exampleId),
    () => createComment(stranger, exampleId, { text: "x" }),
    () => listQueue(stranger, datasetId, {}),
    () => claimExamples(stranger, datasetId, { count: 1 }),
    () => updateReviewSettings(stranger, datasetId, { reviewersPerExample: 2, isReviewBlind: false }),
    () => getAgreement(stranger, datasetId),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  expect(await getExample(lead, exampleId)).toMatchObject({ state: "draft", revision: 1, tags: [] });
});

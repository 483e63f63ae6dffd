import "@/lib/testing/clone-database";
import { beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { db } from "@/lib/db/client";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { createMeasuredWorld, type MeasuredWorld } from "@/lib/testing/measured-world";
import { addPreferences } from "./add-preferences";
import { claimPair, heldForMs } from "./claim-pair";
import { createArena } from "./create-arena";
import { exportPreferences } from "./export-preferences";
import { getArenaResults } from "./get-arena-results";
import { judgePair } from "./judge-pair";
import { listArenas } from "./list-arenas";
import { revealArena } from "./reveal-arena";
import type { ArenaChoice, ArenaTask, CreateArenaInput } from "./schemas";
import { undoJudgement } from "./undo-judgement";

const count = 40;
let world: MeasuredWorld;
let lead: Caller;
let good: string;
let poor: string;

/** Of forty cases the good model answers all but four; the poor one none, and those four in the same words as the good one. */
beforeAll(async () => {
  world = await createMeasuredWorld({ count, tagsOf: (index) => (index === 0 ? ["first"] : []) });
  lead = world.caller;
  good = await world.measure((await world.register("ft:good")).id, (index) => (index < 4 ? 0 : 1));
  poor = await world.measure((await world.register("ft:poor")).id, () => 0);
});

const open = (more: Partial<CreateArenaInput> = {}) =>
  createArena(lead, { evaluationIds: [poor, good], name: "Friday", question: "Which would you send?", secondOpinion: "none", ...more });

async function join(): Promise<Caller> {
  const { userId } = await createPerson();
  await db.projectMember.create({ data: { userId, projectId: lead.projectId, role: "expert" } });
  return { userId, projectId: lead.projectId, role: "expert" };
}

function shown({ pair }: ArenaTask) {
  if (!pair) throw new Error("There is a pair to judge.");
  return pair;
}

/** Where the answer stands that is right. */
const rightSide = (task: ArenaTask): ArenaChoice => (shown(task).left.text.startsWith("Answer") ? "left" : "right");

async function judgeAll(judge: Caller, arenaId: string, choose: (task: ArenaTask, index: number) => ArenaChoice): Promise<number> {
  for (let index = 0; ; index++) {
    const task = await claimPair(judge, arenaId);
    if (!task.pair) return index;
    await judgePair(judge, arenaId, { judgementId: task.pair.judgementId, choice: choose(task, index) });
  }
}

describe("an arena", () => {
  test("asks about every pair that differs, and says nothing of whose answer is whose", async () => {
    const arena = await open();
    expect(arena).toMatchObject({ wantedCount: count - 4, judgedCount: 0, sameCount: 4, isRevealed: false });
    const task = await claimPair(lead, arena.id);
    expect(JSON.stringify(task)).not.toMatch(new RegExp(`${good}|${poor}|ft:`));
    expect(Object.keys(shown(task)).sort()).toEqual(["comment", "judgementId", "left", "prompt", "right", "target"]);
    expect(new Set([shown(task).left.text.startsWith("Not"), shown(task).right.text.startsWith("Not")])).toEqual(new Set([true, false]));
    expect((await claimPair(lead, arena.id)).pair).toEqual(task.pair);
    expect((await listArenas(lead)).map(({ id }) => id)).toContain(arena.id);
  });

  test("mixes the sides, and both sides of every pair for a second person", async () => {
    const { id } = await open({ secondOpinion: "all" });
    const sides = new Map<string, ArenaChoice[]>();
    for (const judge of [await join(), await join()])
      await judgeAll(judge, id, (task) => {
        const asked = JSON.stringify(shown(task).prompt);
        sides.set(asked, [...(sides.get(asked) ?? []), rightSide(task)]);
        return rightSide(task);
      });
    expect(sides.size).toBe(count - 4);
    for (const each of sides.values()) expect(new Set(each)).toEqual(new Set(["left", "right"]));
  });

  test("draws as many cases as it is told, and lets a second person judge when asked to", async () => {
    expect(await open({ caseCount: 10, secondOpinion: "all" })).toMatchObject({ sameCount: expect.any(Number) });
    const { wantedCount, sameCount } = await open({ caseCount: 10, secondOpinion: "all" });
    expect(wantedCount).toBe(2 * (10 - sameCount));
  });

  test("tells models apart that bear the same name", async () => {
    const name = async (id: string, name: string) => {
      const { modelVersionId } = await db.evaluation.findUniqueOrThrow({ where: { id } });
      return db.modelVersion.update({ where: { id: modelVersionId }, data: { name } });
    };
    const [first, second] = [await name(poor, "Prompting"), await name(good, "Prompting")];
    const { contestants } = await open();
    expect(contestants.map(({ modelVersion }) => modelVersion.name)).toEqual(["Prompting (1)", "Prompting (2)"]);
    expect([first.name, second.name]).toEqual(["Prompting", "Prompting"]);
  });

  test("is refused without two models that answered the same cases differently", async () => {
    await expect(open({ evaluationIds: [good] })).rejects.toThrow("two models");
    await expect(open({ evaluationIds: [good, good] })).rejects.toThrow("each model once");
    const twin = await world.measure((await world.register("ft:twin")).id, () => 0);
    await expect(open({ evaluationIds: [poor, twin] })).rejects.toThrow("word for word");
    const elsewhere = await createMeasuredWorld({ count: 2 });
    const foreign = await elsewhere.measure((await elsewhere.register("ft:foreign")).id, () => 1);
    await expect(open({ evaluationIds: [good, foreign] })).rejects.toMatchObject({ code: "not_found" });
    await db.evaluation.update({ where: { id: twin }, data: { status: "running" } });
    await expect(open({ evaluationIds: [good, twin] })).rejects.toThrow("not answered all cases");
  });
});

describe("several people at once", () => {
  test("never get the same pair, and each pair is judged once", async () => {
    const { id } = await open();
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(join));
    const tasks = await Promise.all(people.map((person) => claimPair(person, id)));
    expect(new Set(tasks.map((task) => JSON.stringify(shown(task).prompt))).size).toBe(6);
    const counts = await Promise.all(people.map((person) => judgeAll(person, id, rightSide)));
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(count - 4);
  });

  test("what somebody holds goes to another one after a while", async () => {
    const { id } = await open({ caseCount: count });
    const [slow, quick] = [await join(), await join()];
    const start = new Date("2026-01-01T12:00:00Z");
    await claimPair(slow, id, start);
    await db.arenaPair.updateMany({ where: { arenaId: id, judgements: { none: {} } }, data: { isSame: true } });
    expect(await claimPair(quick, id, new Date(start.getTime() + heldForMs - 1_000))).toMatchObject({ state: "held", pair: null });
    expect((await claimPair(quick, id, new Date(start.getTime() + heldForMs + 1_000))).state).toBe("judging");
  });
});

describe("a judgement", () => {
  test("counts once however often it is sent, and is not overwritten from another window", async () => {
    const { id } = await open();
    const { judgementId } = shown(await claimPair(lead, id));
    await Promise.all([1, 2, 3].map(() => judgePair(lead, id, { judgementId, choice: "left", comment: "Shorter" })));
    expect(await claimPair(lead, id)).toMatchObject({ judgedCount: 1, ownCount: 1, undoableId: judgementId });
    await expect(judgePair(lead, id, { judgementId, choice: "right" })).rejects.toMatchObject({ code: "conflict" });
    await expect(judgePair(await join(), id, { judgementId, choice: "left" })).rejects.toMatchObject({ code: "not_found" });
  });

  test("is taken back: its pair comes next, with what was said about it", async () => {
    const { id } = await open();
    const first = shown(await claimPair(lead, id));
    await judgePair(lead, id, { judgementId: first.judgementId, choice: "both_bad", comment: "Both rude" });
    await claimPair(lead, id);
    await Promise.all([1, 2].map(() => undoJudgement(lead, id, { judgementId: first.judgementId })));
    expect(await claimPair(lead, id)).toMatchObject({ judgedCount: 0, undoableId: null, pair: { ...first, comment: "Both rude" } });
    expect(await db.arenaJudgement.count({ where: { pair: { arenaId: id } } })).toBe(1);
  });

  test("that was skipped leaves the pair to others", async () => {
    const { id } = await open();
    await db.arenaPair.deleteMany({
      where: { arenaId: id, NOT: { id: (await db.arenaPair.findFirstOrThrow({ where: { arenaId: id, isSame: false } })).id } },
    });
    const { judgementId } = shown(await claimPair(lead, id));
    await judgePair(lead, id, { judgementId, choice: "skip" });
    expect(await claimPair(lead, id)).toMatchObject({ state: "held", judgedCount: 0 });
    expect((await claimPair(await join(), id)).state).toBe("judging");
  });
});

describe("results", () => {
  test("are hidden until somebody wants to see them, who then judges no more", async () => {
    const { id } = await open();
    const { judgementId } = shown(await claimPair(lead, id));
    expect(await getArenaResults(lead, id)).toMatchObject({ ranking: null, preferenceCount: 0 });
    expect(await revealArena(lead, id)).toMatchObject({ isRevealed: true });
    await revealArena(lead, id);
    await expect(judgePair(lead, id, { judgementId, choice: "left" })).rejects.toMatchObject({ code: "not_found" });
    expect(await claimPair(lead, id)).toMatchObject({ state: "revealed", pair: null });
    expect((await getArenaResults(lead, id)).ranking?.verdict).toMatchObject({
      outcome: "refused",
      sentence: "Nothing has been judged yet.",
    });
    expect((await getArenaResults(await join(), id)).ranking).toBeNull();
  });

  test("say who is preferred, and how far two people agree", async () => {
    const { id } = await open({ secondOpinion: "all" });
    const [ada, ben] = [await join(), await join()];
    await judgeAll(ada, id, (task, index) => (index < 6 ? "both_good" : rightSide(task)));
    await judgeAll(ben, id, (task, index) => (index === 35 ? "both_bad" : rightSide(task)));
    await revealArena(lead, id);
    const { ranking, people, agreements } = await getArenaResults(lead, id);
    expect(ranking?.verdict.outcome).toBe("better");
    expect(ranking?.contestants.map(({ evaluationId }) => evaluationId)).toEqual([good, poor]);
    expect(ranking?.contestants[0]).toMatchObject({ judgedCount: 72, losses: 0, ties: 7, wins: 65 });
    expect(ranking?.duels).toMatchObject([{ oneId: poor, otherId: good, same: 4, bothGood: 6, bothBad: 1, outcome: "other" }]);
    expect(people.map(({ judgedCount }) => judgedCount)).toEqual([36, 36]);
    expect(agreements).toMatchObject([{ pairCount: 36 }]);
  });
});

describe("preference pairs", () => {
  test("go into a dataset once, as drafts with where they come from; ties make none", async () => {
    const { id } = await open();
    await judgeAll(lead, id, (task, index) => (index < 3 ? "both_bad" : index < 5 ? "both_good" : rightSide(task)));
    const { id: datasetId } = await createDataset(lead, { name: "Preferences" });
    const [one, other] = await Promise.all([addPreferences(lead, id, { datasetId }), addPreferences(lead, id, { datasetId })]);
    expect(one.addedCount + other.addedCount).toBe(31);
    expect(await addPreferences(lead, id, { datasetId })).toEqual({
      datasetId,
      addedCount: 0,
      knownCount: 0,
      refusedCount: 0,
      leftCount: 0,
    });
    const examples = await db.example.findMany({ where: { datasetId } });
    expect(examples).toHaveLength(31);
    for (const { state, tags, answerText, rejected } of examples) {
      expect(state).toBe("draft");
      expect(tags).toEqual(expect.arrayContaining(["preference", "from Friday"]));
      expect(answerText).toMatch(/^Answer/);
      expect(rejected).toEqual([{ role: "assistant", content: expect.stringMatching(/^Not/) }]);
    }
    await db.example.updateMany({ where: { datasetId }, data: { deletedAt: new Date() } });
    expect((await addPreferences(lead, id, { datasetId })).addedCount).toBe(0);
  });

  test("are a file in the format that preferences are imported in", async () => {
    const { id } = await open();
    await judgeAll(lead, id, (task, index) => (index < 2 ? rightSide(task) : "both_good"));
    const response = await exportPreferences(lead, id);
    const lines = (await response.text()).trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      input: { messages: [{ role: "user" }] },
      preferred_output: [{ content: expect.stringMatching(/^Answer/) }],
      non_preferred_output: [{ content: expect.stringMatching(/^Not/) }],
    });
  });
});

test("a stranger finds nothing and changes nothing", async () => {
  const { id } = await open();
  const { judgementId } = shown(await claimPair(lead, id));
  const stranger = await createCaller();
  const { id: datasetId } = await createDataset(stranger, { name: "Theirs" });
  expect(await listArenas(stranger)).toEqual([]);
  const tries = [
    () => createArena(stranger, { evaluationIds: [good, poor], name: "Mine", question: "Which?" }),
    () => claimPair(stranger, id),
    () => judgePair(stranger, id, { judgementId, choice: "left" }),
    () => undoJudgement(stranger, id, { judgementId }),
    () => revealArena(stranger, id),
    () => getArenaResults(stranger, id),
    () => addPreferences(stranger, id, { datasetId }),
    () => addPreferences(lead, id, { datasetId }),
    () => exportPreferences(stranger, id),
  ];
  for (const each of tries) await expect(each()).rejects.toMatchObject({ code: "not_found" });
  expect(await db.arenaJudgement.findMany({ where: { pair: { arenaId: id } } })).toMatchObject([{ id: judgementId, choice: null }]);
});

import "@/lib/testing/clone-database";
import { describe, expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { createExample } from "@/lib/datasets/examples/create-example";
import { getExample } from "@/lib/datasets/examples/get-example";
import { saveContents } from "@/lib/datasets/examples/save-contents";
import { updateExample } from "@/lib/datasets/examples/update-example";
import { type ExampleContent, exampleContentSchema, type Message } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { addExamples, askAndAnswer } from "@/lib/testing/add-examples";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { checkDataset } from "./check-dataset";
import { checkNow } from "./check-now";
import { fixIssues } from "./fix-issues";
import { getAnswerSchema } from "./get-answer-schema";
import { getHealth } from "./get-health";
import { ignoreIssues } from "./ignore-issues";
import { listExampleIssues } from "./list-example-issues";
import { listIssues } from "./list-issues";
import { mergeExamples } from "./merge-examples";
import { areNear } from "./near/are-near";
import { setAnswerSchema } from "./set-answer-schema";
import { undoFix } from "./undo-fix";

const signal = new AbortController().signal;
const check = (datasetId: string) => checkDataset({ datasetId }, { signal }, async () => []);
const says = (question: string, answer: string): Message[] => [
  { role: "user", content: question },
  { role: "assistant", content: answer },
];

async function createWorld(...contents: (Message[] | Partial<ExampleContent>)[]) {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  const ids: string[] = [];
  for (const content of contents) {
    const input = Array.isArray(content) ? { messages: content } : { messages: says("a", "b"), ...content };
    ids.push((await createExample(caller, datasetId, input)).id);
  }
  const [first = "", second = "", third = ""] = ids;
  return { caller, datasetId, ids, first, second, third };
}

const open = (kind: "personal_data" | "near_duplicate" | "contradiction" | "untrimmed" | "secret") => ({
  kind,
  ignored: "false" as const,
  limit: 2,
});
const parcel = "My parcel has not arrived although it was sent two weeks ago, what can I do now?";
const answer = "We are sorry. We have asked the carrier and will write to you tomorrow.";

describe("the list of issues", () => {
  test("comes in pages, with what was found and what stands around it", async () => {
    const { caller, datasetId, ids } = await createWorld(
      ...[1, 2, 3, 4, 5].map((n) => says(`${n}: write to ada${n}@lovelace.org today`, "ok")),
    );
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listIssues(caller, datasetId, { ...open("personal_data"), cursor });
      seen.push(...page.items.map(({ example }) => example.id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);
    const { items } = await listIssues(caller, datasetId, open("personal_data"));
    expect(items[0]).toMatchObject({
      words: "There seems to be an e-mail address.",
      excerpts: [{ before: "1: write to ", found: "ada1@lovelace.org", after: " today", type: "email" }],
    });
    await expect(listIssues(caller, datasetId, { ...open("personal_data"), cursor: "x" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("shows pairs with the older one, and contradictions once for each question", async () => {
    const { caller, datasetId, ids, first, second } = await createWorld(
      says(parcel, answer),
      says(`${parcel} Please`, answer),
      says("Money back?", "yes"),
      says("money back", "no"),
    );
    await check(datasetId);
    const pairs = await listIssues(caller, datasetId, open("near_duplicate"));
    expect(pairs.items).toMatchObject([{ example: { id: second }, others: [{ id: first, promptText: parcel }] }]);
    const groups = await listIssues(caller, datasetId, open("contradiction"));
    expect(groups.items).toMatchObject([{ example: { id: ids[2] }, others: [{ answerText: "yes" }, { answerText: "no" }] }]);
    expect(await listExampleIssues(caller, ids[3] ?? "")).toMatchObject([
      { kind: "contradiction", others: [{ answerText: "yes" }, { answerText: "no" }] },
    ]);
  });

  test("say in the editor of their example where they are and what stands there", async () => {
    const { caller, first } = await createWorld({
      messages: [
        { role: "user", content: "I am ada@lovelace.org" },
        { role: "assistant", content: "Then bob@lovelace.org and ada@lovelace.org it is" },
      ],
    });
    const [issue] = await listExampleIssues(caller, first);
    expect(issue).toMatchObject({ kind: "personal_data", words: "There seems to be an e-mail address, 3 times." });
    expect(issue?.marks).toEqual([
      { part: "messages", message: 0, call: null, from: 5, to: 21, type: "email", text: "ada@lovelace.org" },
      { part: "messages", message: 1, call: null, from: 5, to: 21, type: "email", text: "bob@lovelace.org" },
      { part: "messages", message: 1, call: null, from: 26, to: 42, type: "email", text: "ada@lovelace.org" },
    ]);
  });

  test("of another project does not exist, whatever is asked of it", async () => {
    const { datasetId, first } = await createWorld(says("I am ada@lovelace.org", "ok"));
    const stranger = await createCaller();
    const asked = [
      getHealth(stranger, datasetId),
      checkNow(stranger, datasetId),
      listIssues(stranger, datasetId, open("personal_data")),
      listExampleIssues(stranger, first),
      ignoreIssues(stranger, datasetId, { kind: "personal_data", ignored: true }),
      fixIssues(stranger, datasetId, { kind: "personal_data" }),
      mergeExamples(stranger, datasetId, { kind: "near_duplicate" }),
      undoFix(stranger, datasetId, "x"),
    ];
    for (const outcome of await Promise.allSettled(asked))
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
  });
});

describe("health", () => {
  test("counts what is open and what was ignored, without deleted examples, and says when a check is due", async () => {
    const { caller, datasetId, second } = await createWorld(says("I am ada@lovelace.org", "ok "), says("I am bob@lovelace.org", "ok"));
    expect(await getHealth(caller, datasetId)).toMatchObject({
      exampleCount: 2,
      flaggedCount: 2,
      state: "waiting",
      report: null,
      checkedAt: null,
    });
    await db.example.update({ where: { id: second }, data: { deletedAt: new Date() } });
    await ignoreIssues(caller, datasetId, { kind: "untrimmed", ignored: true });
    const { issues, flaggedCount } = await getHealth(caller, datasetId);
    expect(flaggedCount).toBe(1);
    expect(issues.sort((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: "personal_data", open: 1, ignored: 0 },
      { kind: "untrimmed", open: 0, ignored: 1 },
    ]);
  });

  test("never says that nothing more is to come without what the check has found", async () => {
    const { caller, datasetId } = await createWorld(says(parcel, answer), says(parcel.replace("two", "three"), answer));
    const asked = await db.$transaction(async (tx) => {
      await tx.$executeRaw`lock table graphile_worker._private_jobs in access exclusive mode`;
      const health = getHealth(caller, datasetId);
      const held = () => db.$queryRaw`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(held).toHaveLength(1);
      await check(datasetId);
      await tx.$executeRaw`delete from graphile_worker._private_jobs`;
      return { health };
    });
    expect(await asked.health).toMatchObject({ state: "idle", issues: [{ kind: "near_duplicate", open: 1 }], flaggedCount: 1 });
  });
});

describe("ignoring", () => {
  test("one finding leaves the others, and can be taken back", async () => {
    const { caller, datasetId, first } = await createWorld(says("I am ada@lovelace.org", " ok"));
    const [issue] = (await listIssues(caller, datasetId, open("personal_data"))).items;
    expect(await ignoreIssues(caller, datasetId, { ids: [issue?.id ?? ""], ignored: true })).toEqual({ count: 1 });
    expect((await getExample(caller, first)).issueKinds).toEqual(["untrimmed"]);
    expect(await ignoreIssues(caller, datasetId, { ids: [issue?.id ?? ""], ignored: true })).toEqual({ count: 0 });
    await ignoreIssues(caller, datasetId, { ids: [issue?.id ?? ""], ignored: false });
    expect((await getExample(caller, first)).issueKinds).toEqual(["personal_data", "untrimmed"]);
  });

  test("a contradiction concerns everybody in it", async () => {
    const { caller, datasetId } = await createWorld(says("Money back?", "yes"), says("money back", "no"));
    await check(datasetId);
    const [issue] = (await listIssues(caller, datasetId, open("contradiction"))).items;
    expect(await ignoreIssues(caller, datasetId, { ids: [issue?.id ?? ""], ignored: true })).toEqual({ count: 2 });
  });
});

describe("fixing", () => {
  test("replaces personal data everywhere with placeholders, as a new revision, and takes it back", async () => {
    const messages: Message[] = [
      { role: "user", content: "I am ada@lovelace.org, call +44 20 7946 0018 or ada@lovelace.org" },
      {
        role: "assistant",
        content: "",
        tool_calls: [{ id: "1", type: "function", function: { name: "mail", arguments: '{"to":"ada@lovelace.org"}' } }],
      },
    ];
    const tools: ExampleContent["tools"] = [{ type: "function", function: { name: "mail" } }];
    const { caller, datasetId, first } = await createWorld({ messages, tools });
    const before = await getExample(caller, first);
    const { fixId, ...step } = await fixIssues(caller, datasetId, { kind: "personal_data" });
    expect(step).toEqual({ changedCount: 1, skippedCount: 0, nextCursor: null });
    const after = await getExample(caller, first);
    expect(after).toMatchObject({ revision: 2, promptText: "I am {email}, call {phone} or {email}", issueKinds: [] });
    expect(after.messages[1]?.tool_calls?.[0]?.function.arguments).toBe('{"to":"{email}"}');
    expect(await undoFix(caller, datasetId, fixId)).toEqual({ restoredCount: 1, keptCount: 0, leftCount: 0 });
    expect(await getExample(caller, first)).toMatchObject({ revision: 3, messages: before.messages, issueKinds: ["personal_data"] });
    await expect(undoFix(caller, datasetId, fixId)).rejects.toMatchObject({ code: "conflict" });
  });

  test("leaves alone what was ignored, and what somebody edited after it", async () => {
    const { caller, datasetId, first, second } = await createWorld(
      says("I am ada@lovelace.org at 84.112.33.201", "ok"),
      says("Mail bob@lovelace.org", "ok"),
    );
    const { items } = await listIssues(caller, datasetId, { ...open("personal_data"), limit: 10 });
    await ignoreIssues(caller, datasetId, { ids: items.filter(({ words }) => words.includes("IP")).map(({ id }) => id), ignored: true });
    const { fixId } = await fixIssues(caller, datasetId, { kind: "personal_data" });
    expect((await getExample(caller, first)).promptText).toBe("I am {email} at 84.112.33.201");
    await updateExample(caller, second, { revision: 2, messages: says("Mail me", "ok") });
    expect(await undoFix(caller, datasetId, fixId)).toEqual({ restoredCount: 1, keptCount: 1, leftCount: 0 });
    expect((await getExample(caller, second)).promptText).toBe("Mail me");
  });

  test("leaves JSON that it can still be read", async () => {
    const { caller, datasetId, first } = await createWorld(says("Which card?", '{"card":4111111111111111,"ok":true}'));
    expect(await fixIssues(caller, datasetId, { kind: "personal_data" })).toMatchObject({ changedCount: 1 });
    expect(await getExample(caller, first)).toMatchObject({ answerText: '{"card":"{card}","ok":true}', issueKinds: [] });
  });

  test("unwraps tool calls, cuts blanks off, repairs letters, hides secrets; says what it could not do", async () => {
    const call = (text: string): Message[] => [
      { role: "user", content: "Where?" },
      { role: "assistant", content: "", tool_calls: [{ id: "1", type: "function", function: { name: "find", arguments: text } }] },
    ];
    const tools: ExampleContent["tools"] = [{ type: "function", function: { name: "find" } }];
    const { caller, datasetId, ids } = await createWorld(
      { messages: call(JSON.stringify('{"id":7}')), tools },
      says("a", "\n b "),
      says("Le cafÃ©", "ok"),
      says("lost \ufffd letter", "ok"),
      says("My password is Tr0ub4dor&3", "ok"),
    );
    await fixIssues(caller, datasetId, { kind: "double_encoded_tool_call" });
    await fixIssues(caller, datasetId, { kind: "untrimmed" });
    await fixIssues(caller, datasetId, { kind: "secret" });
    expect(await fixIssues(caller, datasetId, { kind: "damaged_text" })).toMatchObject({ changedCount: 1, skippedCount: 1 });
    const [called, trimmed, repaired, lost, hidden] = await Promise.all(ids.map((id) => getExample(caller, id)));
    expect(called?.messages[1]?.tool_calls?.[0]?.function.arguments).toBe('{"id":7}');
    expect(trimmed?.answerText).toBe("b");
    expect(repaired?.promptText).toBe("Le café");
    expect(lost).toMatchObject({ revision: 1, issueKinds: ["damaged_text"] });
    expect(hidden?.promptText).toBe("My password is {password}");
    await expect(fixIssues(caller, datasetId, { kind: "contradiction" })).rejects.toMatchObject({ code: "invalid" });
  });

  test("goes on where it stopped, step by step, as one change", async () => {
    const { caller, datasetId } = await createWorld(
      ...Array.from({ length: 205 }, (_, index) => says(`Question ${index}`, ` answer ${index}`)),
    );
    const first = await fixIssues(caller, datasetId, { kind: "untrimmed" });
    expect(first).toMatchObject({ changedCount: 200, nextCursor: expect.any(String) });
    const second = await fixIssues(caller, datasetId, { kind: "untrimmed", cursor: first.nextCursor ?? "", fixId: first.fixId });
    expect(second).toMatchObject({ fixId: first.fixId, changedCount: 5, nextCursor: null });
    expect(await undoFix(caller, datasetId, first.fixId)).toEqual({ restoredCount: 205, keptCount: 0, leftCount: 0 });
  });
});

describe("merging", () => {
  test("keeps one with the tags of all, takes the others out, and can be taken back", async () => {
    const { caller, datasetId, first, second } = await createWorld(says(parcel, answer), says(`${parcel} Please`, answer));
    await db.example.update({ where: { id: first }, data: { tags: ["post"] } });
    await db.example.update({ where: { id: second }, data: { tags: ["polite"] } });
    const { fixId, removedCount } = await mergeExamples(caller, datasetId, { keepId: second, removeIds: [first] });
    expect(removedCount).toBe(1);
    await expect(getExample(caller, first)).rejects.toMatchObject({ code: "not_found" });
    expect((await getExample(caller, second)).tags.sort()).toEqual(["polite", "post"]);
    await expect(mergeExamples(caller, datasetId, { keepId: second, removeIds: [first] })).rejects.toMatchObject({ code: "conflict" });
    expect(await undoFix(caller, datasetId, fixId)).toEqual({ restoredCount: 1, keptCount: 0, leftCount: 0 });
    expect((await getExample(caller, first)).tags).toEqual(["post"]);
    expect((await getExample(caller, second)).tags).toEqual(["polite"]);
  });

  test("all of them keeps the oldest of each, but nothing approved goes for something that is not", async () => {
    const { caller, datasetId, ids, first, second, third } = await createWorld(
      says(parcel, answer),
      says(`${parcel} Please`, answer),
      says(`${parcel} Thank you`, answer),
      says("Can I change the address to which you send it?", "Yes."),
    );
    await check(datasetId);
    await db.example.update({ where: { id: third }, data: { state: "approved" } });
    const { fixId, ...merged } = await mergeExamples(caller, datasetId, { kind: "near_duplicate" });
    expect(merged).toEqual({ removedCount: 1, keptCount: 1 });
    const left = await db.example.findMany({ where: { datasetId, deletedAt: null }, orderBy: { position: "asc" }, select: { id: true } });
    expect(left.map(({ id }) => id)).toEqual([first, third, ids[3]]);
    expect(await undoFix(caller, datasetId, fixId)).toMatchObject({ restoredCount: 1 });
    expect((await getExample(caller, second)).id).toBe(second);
  });
});

describe("keeping the oldest of each", () => {
  const turn = (words: string) => ({ content: { messages: says(words, answer) } });
  const worldOf = async (rows: Parameters<typeof addExamples>[2]) => {
    const { caller, datasetId } = await createWorld();
    const ids = await addExamples(caller, datasetId, rows);
    await check(datasetId);
    const left = async () => {
      const here = await db.example.findMany({ where: { datasetId, deletedAt: null }, orderBy: { position: "asc" } });
      return here.map(({ id, tags }) => [ids.indexOf(id), tags]);
    };
    return { caller, datasetId, ids, left };
  };

  test("of exact copies leaves what was edited since, passes on the tags of the others, and all of it is taken back", async () => {
    const { caller, datasetId, ids, left } = await worldOf([
      { ...turn("Where?"), tags: ["post"] },
      { ...turn("Where?"), tags: ["late"] },
      { ...turn("Where?"), tags: ["kind", "post"] },
      { ...turn("Where?"), tags: ["brief"] },
    ]);
    await updateExample(caller, ids[1] ?? "", { revision: 1, messages: says("Where is the key?", answer) });
    const { fixId, ...merged } = await mergeExamples(caller, datasetId, { kind: "exact_duplicate" });
    expect(merged).toEqual({ removedCount: 2, keptCount: 0 });
    expect(await left()).toEqual([
      [0, ["post", "brief", "kind"]],
      [1, ["late"]],
    ]);
    await db.example.update({ where: { id: ids[0] }, data: { tags: ["post", "brief", "kind", "seen"] } });
    expect(await undoFix(caller, datasetId, fixId)).toEqual({ restoredCount: 2, keptCount: 0, leftCount: 0 });
    expect(await left()).toEqual([
      [0, ["post", "seen"]],
      [1, ["late"]],
      [2, ["kind", "post"]],
      [3, ["brief"]],
    ]);
  });

  test.each([0, 1])("of near copies leaves a pair that is none any more, because its side %i was edited", async (side) => {
    const { caller, datasetId, ids, left } = await worldOf([turn(parcel), turn(`${parcel} Please`)]);
    await updateExample(caller, ids[side] ?? "", { revision: 1, messages: says("May I pay by invoice?", "Yes.") });
    expect(await mergeExamples(caller, datasetId, { kind: "near_duplicate" })).toMatchObject({ removedCount: 0, keptCount: 0 });
    expect(await left()).toHaveLength(2);
  });

  test("takes nothing out for the sake of what goes itself, but for what is near to what stays", async () => {
    const words = "carrier window silver garden monday ticket family orange bridge planet winter doctor candle violin market summer".split(
      " ",
    );
    const without = (...places: number[]) =>
      words.map((word, place) => (places.includes(place) ? word.toUpperCase().split("").reverse().join("") : word)).join(" ");
    const texts = [without(), without(3), without(3, 8), without(3, 8, 12), "Thank you, it has arrived. ".repeat(9)];
    const near = (one: number, other: number) => areNear(`${texts[one]} ${answer}`, `${texts[other]} ${answer}`);
    expect([near(0, 1), near(1, 2), near(2, 3), near(0, 2), near(0, 3)]).toEqual([true, true, true, true, false]);
    const { caller, datasetId, left } = await worldOf(texts.map(turn));
    const { items } = await listIssues(caller, datasetId, { ...open("near_duplicate"), limit: 10 });
    expect(items.map(({ others }) => others[0]?.promptText)).toEqual([texts[0], texts[1], texts[2]]);
    expect(await mergeExamples(caller, datasetId, { kind: "near_duplicate" })).toMatchObject({ removedCount: 2, keptCount: 0 });
    expect((await left()).map(([index]) => index)).toEqual([0, 3, 4]);
  });
});

test("a large fix is taken back in steps that may be cut off, by two at once too, and each example is as its author left it", async () => {
  const { caller, datasetId } = await createWorld();
  const rows = Array.from({ length: 510 }, (_, index) => askAndAnswer(`Question ${index}`, ` answer ${index}`));
  const ids = await addExamples(caller, datasetId, rows);
  const fix = await db.bulkEdit.create({ data: { datasetId, change: { type: "fix", kind: "untrimmed" }, exampleCount: 510 } });
  const trimmed = ids.map((id, index) => {
    const content = exampleContentSchema.parse({ messages: says(`Question ${index}`, `answer ${index}`) });
    return { id, revision: 1, content, state: "in_review" as const, isMachineWritten: false };
  });
  await db.$transaction((tx) => saveContents(tx, caller, datasetId, trimmed, "bulk"), { timeout: 60_000 });
  const before = { type: "fixed", revision: 1, state: "approved", isMachineWritten: true };
  await db.bulkEditBefore.createMany({ data: ids.map((exampleId) => ({ bulkEditId: fix.id, exampleId, before })) });

  const other = { ...caller, ...(await createPerson()) };
  expect(await undoFix(other, datasetId, fix.id)).toEqual({ restoredCount: 500, keptCount: 0, leftCount: 10 });
  const { exampleId: edited } = await db.bulkEditTarget.findFirstOrThrow({ where: { bulkEditId: fix.id } });
  await updateExample(caller, edited, { revision: 2, messages: says("Which?", "that") });
  // Whoever was cut off asks again, and somebody else at the same moment.
  const asked = await Promise.allSettled([undoFix(other, datasetId, fix.id), undoFix(caller, datasetId, fix.id)]);
  expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(asked.find(({ status }) => status === "fulfilled")).toMatchObject({ value: { restoredCount: 509, keptCount: 1, leftCount: 0 } });
  expect(asked.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  const back = { datasetId, answerText: { startsWith: " answer" }, revision: 3, authorId: caller.userId };
  expect(await db.example.count({ where: { ...back, state: "approved", isMachineWritten: true } })).toBe(509);
  expect((await getExample(caller, edited)).answerText).toBe("that");
});

test("a new answer format is checked itself, and has every example looked at again", async () => {
  const { caller, datasetId } = await createWorld(says("a", "b"));
  await expect(setAnswerSchema(caller, { schema: { type: "objekt" } })).rejects.toMatchObject({ code: "invalid" });
  await setAnswerSchema(caller, { schema: { type: "object" } });
  expect((await getHealth(caller, datasetId)).answerSchema).toEqual({ type: "object" });
  expect(await getAnswerSchema(caller)).toEqual({ schema: { type: "object" } });
  expect(await getAnswerSchema(await createCaller())).toEqual({ schema: null });
  const jobs = await db.$queryRaw<unknown[]>`select key from graphile_worker.jobs where key = ${`datasets.recheck:${datasetId}`}`;
  expect(jobs).toHaveLength(1);
  await setAnswerSchema(caller, { schema: null });
  expect((await getHealth(caller, datasetId)).answerSchema).toBeNull();
});

test("edits one after the other do not put the check off, and somebody who asks for it has it at once", async () => {
  const { caller, datasetId, first } = await createWorld(says("a", "b"));
  const due = async () => {
    const rows = await db.$queryRaw<
      { at: Date }[]
    >`select run_at as at from graphile_worker.jobs where key = ${`datasets.check:${datasetId}`}`;
    return rows.map(({ at }) => at.getTime());
  };
  const before = await due();
  await updateExample(caller, first, { revision: 1, messages: says("a", "c") });
  expect(await due()).toEqual(before);
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = run_at + interval '1 hour' where key = ${`datasets.check:${datasetId}`}`;
  const [late = 0] = await due();
  await checkNow(caller, datasetId);
  expect((await due())[0]).toBeLessThan(late - 3_000_000);
  const report = { exampleCount: 1, models: [], lengths: [], states: [], languages: [], labels: [], durationMs: 60_000 };
  await db.dataset.update({ where: { id: datasetId }, data: { health: { report, progress: null } } });
  await db.$executeRaw`delete from graphile_worker._private_jobs where key = ${`datasets.check:${datasetId}`}`;
  await updateExample(caller, first, { revision: 2, messages: says("a", "d") });
  expect((await due())[0]).toBeGreaterThan(Date.now() + 500_000);
});

import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { deleteProject } from "@/lib/projects/delete-project";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createEvaluationWorld } from "@/lib/testing/evaluation-world";
import { createCaller } from "@/lib/testing/factories";
import { createEvaluation } from "./create-evaluation";
import { getEvaluation } from "./get-evaluation";
import { listEvaluations } from "./list-evaluations";
import { runEvaluation } from "./run-evaluation";
import { sweepEvaluations } from "./sweep-evaluations";

const signal = new AbortController().signal;
const run = (evaluationId: string, attempt = {}) => runEvaluation({ evaluationId }, { isLast: false, signal, ...attempt });

const small = { count: 8, ratios: { train: 0.5, validation: 0, test: 0.5 } };

const lastQuestion = ({ messages }: { messages: { content: string }[] }) => messages.at(-1)?.content ?? "";
const right = (asked: { messages: { content: string }[] }) => lastQuestion(asked).match(/is (\w+)\./)?.[1] ?? "";
const jobsOf = async (id: string) => db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${`evaluations.run:${id}`}`;

describe("evaluating", () => {
  test("asks every case once, grades it and never gives a mean without its intervals", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const { id, caseCount } = await evaluate(await register("ft:a", "fine_tune", "Name the colour."));
    const wrong = new Set(["Order 1: the box is green.", "Order 2: the box is blue."]);
    chatTrainer.reply = (asked) => (wrong.has(lastQuestion(asked)) ? "purple" : ` ${right(asked)}\n`);
    await run(id);
    const evaluation = await getEvaluation(caller, id);
    const isAsked = chatTrainer.asked.map(lastQuestion);
    expect(new Set(isAsked).size).toBe(caseCount);
    expect(isAsked).toHaveLength(caseCount);
    const wrongCount = isAsked.filter((question) => wrong.has(question)).length;
    expect(evaluation).toMatchObject({ status: "succeeded", doneCount: caseCount, failure: null });
    const score = evaluation.scores?.exact;
    expect(score?.value).toBeCloseTo(1 - wrongCount / caseCount, 9);
    expect(score?.ci95[0]).toBeLessThan(score?.ci50[0] ?? 0);
    expect(score?.n).toBe(caseCount);
    expect(evaluation.medianLatencyMs).not.toBeNull();
    expect(chatTrainer.asked[0]).toMatchObject({ model: "ft:a", maxTokens: 13, messages: [{ content: "Name the colour." }, {}] });
  });

  test("an answer that no database can hold loses none of those beside it", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const { id, caseCount } = await evaluate(await register("ft:a"));
    const strange = ["\0 blue", "half a sign: \ud83d"];
    let asked = 0;
    chatTrainer.reply = (question) => strange[asked++] ?? right(question);
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: caseCount, spentTokens: caseCount * 10 });
    const answers = await db.evaluationResult.findMany({ where: { evaluationId: id }, select: { answer: true } });
    expect(answers.map(({ answer }) => answer)).toEqual(expect.arrayContaining(["␀ blue", "half a sign: �"]));
  });

  test("a trainer that goes away is asked again where it stopped, and no case twice", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const { id, caseCount } = await evaluate(await register("ft:a"));
    let answers = 0;
    chatTrainer.reply = (asked) => (++answers > 20 ? { status: 503, message: "Restarting." } : right(asked));
    await expect(run(id)).rejects.toThrow("Restarting");
    const stopped = await getEvaluation(caller, id);
    expect(stopped).toMatchObject({ status: "running", doneCount: 20, scores: null });
    chatTrainer.asked = [];
    chatTrainer.reply = right;
    await run(id);
    // A question that was taken back may still have been on its way, so one of these may have arrived twice.
    expect(new Set(chatTrainer.asked.map(({ messages }) => JSON.stringify(messages))).size).toBe(caseCount - 20);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: caseCount, scores: { exact: { value: 1 } } });
    expect(await db.evaluationResult.count({ where: { evaluationId: id } })).toBe(caseCount);
  });

  test("a trainer that is asked too much is asked more slowly, and every case is answered once", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const { id, caseCount } = await evaluate(await register("ft:a"));
    let asked = 0;
    chatTrainer.reply = (question) => (++asked % 4 === 0 ? { status: 429, message: "Slow down.", retryAfter: "0" } : right(question));
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: caseCount, scores: { exact: { value: 1 } } });
    expect(asked).toBe(caseCount + Math.floor(asked / 4));
  });

  test("one that refuses again and again for being asked too much is left to the queue", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const { id } = await evaluate(await register("ft:a"));
    chatTrainer.reply = () => ({ status: 429, message: "Slow down.", retryAfter: "0" });
    await expect(run(id)).rejects.toThrow("Slow down.");
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "running", doneCount: 0 });
    expect(chatTrainer.asked.length).toBeLessThan(64);
  });

  test("after the last attempt it has failed in words, and evaluating again goes on", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const model = await register("ft:a");
    const { id, caseCount } = await evaluate(model);
    let answers = 0;
    chatTrainer.reply = (asked) => (++answers > 5 ? { status: 500, message: "Out of memory." } : right(asked));
    await run(id, { isLast: true });
    const failed = await getEvaluation(caller, id);
    expect(failed).toMatchObject({ status: "failed", doneCount: 5, failure: { message: "Out of memory." } });
    expect(failed.failure?.action).toContain("evaluate again");
    chatTrainer.reply = right;
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    expect(await evaluate(model)).toMatchObject({ id, status: "queued", failure: null });
    expect(await jobsOf(id)).toHaveLength(1);
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: caseCount });
  });

  test("a model that the trainer does not have any more is not waited for", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const { id } = await evaluate(await register("ft:gone"));
    chatTrainer.reply = () => ({ status: 404, message: "There is no model “ft:gone”." });
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "failed", failure: { message: "There is no model “ft:gone”." } });
  });

  test("a case that is refused is wrong; a trainer that refuses all has failed", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const [one, all] = [await evaluate(await register("ft:one")), await evaluate(await register("ft:all"))];
    const tooLong = { status: 400, message: "The prompt is too long." };
    let isFirst = true;
    chatTrainer.reply = (asked) => {
      const reply = isFirst ? tooLong : right(asked);
      isFirst = false;
      return reply;
    };
    await run(one.id);
    expect((await getEvaluation(caller, one.id)).scores?.exact?.value).toBeCloseTo(1 - 1 / one.caseCount, 9);
    const refused = await db.evaluationResult.findFirst({ where: { evaluationId: one.id, score: 0 } });
    expect(JSON.stringify(refused?.scores)).toContain("refused this case: The prompt is too long.");
    chatTrainer.reply = () => tooLong;
    await run(all.id);
    expect(await getEvaluation(caller, all.id)).toMatchObject({
      status: "failed",
      doneCount: 0,
      failure: { message: "The prompt is too long." },
    });
  });

  test("two workers at once leave one answer for each case", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const { id, caseCount } = await evaluate(await register("ft:a"));
    chatTrainer.reply = right;
    await Promise.all([run(id), run(id)]);
    expect(await db.evaluationResult.count({ where: { evaluationId: id } })).toBe(caseCount);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: caseCount });
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: caseCount });
  });

  test("a worker that stops keeps what it has and fails nothing", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const { id } = await evaluate(await register("ft:a"));
    const stop = new AbortController();
    let answers = 0;
    chatTrainer.reply = (asked) => {
      if (++answers === 10) stop.abort();
      return right(asked);
    };
    await expect(run(id, { isLast: true, signal: stop.signal })).rejects.toThrow();
    const { status, doneCount } = await getEvaluation(caller, id);
    expect(status).toBe("running");
    expect(doneCount).toBe(await db.evaluationResult.count({ where: { evaluationId: id } }));
  });

  test("a project that is deleted meanwhile ends it quietly", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const { id } = await evaluate(await register("ft:a"));
    let answers = 0;
    chatTrainer.reply = async (asked) => {
      if (++answers === 3) await deleteProject(caller);
      return right(asked);
    };
    await run(id);
    expect(await db.evaluation.count({ where: { id } })).toBe(0);
    await run(id);
  });
});

describe("asking for an evaluation", () => {
  test("twice is once, with one job", async () => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const model = await register("ft:a");
    const both = await Promise.all([evaluate(model), evaluate(model)]);
    expect(both[0]?.id).toBe(both[1]?.id);
    expect(await listEvaluations(caller)).toHaveLength(1);
    expect(await jobsOf(both[0]?.id ?? "")).toHaveLength(1);
  });

  test("of another project's model or benchmark is not found", async () => {
    const [here, there] = [await createEvaluationWorld(small), await createEvaluationWorld(small)];
    const [mine, theirs] = [await here.register("ft:a"), await there.register("ft:a")];
    const stranger = await createCaller();
    const { id } = await here.evaluate(mine);
    const attempts = [
      () => createEvaluation(here.caller, { modelVersionId: theirs.id, benchmarkId: here.benchmarkId }),
      () => createEvaluation(here.caller, { modelVersionId: mine.id, benchmarkId: there.benchmarkId }),
      () => getEvaluation(stranger, id),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  });

  test("a job that is lost is queued again", async () => {
    const { register, evaluate } = await createEvaluationWorld(small);
    const { id } = await evaluate(await register("ft:a"));
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    await sweepEvaluations();
    await sweepEvaluations();
    expect(await jobsOf(id)).toHaveLength(1);
  });
});

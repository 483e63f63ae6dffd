import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createEvaluationWorld } from "@/lib/testing/evaluation-world";
import { getEvaluation } from "./get-evaluation";
import { runEvaluation } from "./run-evaluation";

const run = (evaluationId: string) => runEvaluation({ evaluationId }, { isLast: false, signal: new AbortController().signal });

test.each([402, 412])(
  "credit that runs out in the middle (%d) makes no answer wrong, and what is left is asked once there is some",
  async (status) => {
    const { caller, register, evaluate } = await createEvaluationWorld();
    const model = await register("ft:a");
    const { id, caseCount } = await evaluate(model);
    const right = ({ messages }: { messages: { content: string }[] }) => messages.at(-1)?.content.match(/is (\w+)\./)?.[1] ?? "";
    let answers = 0;
    chatTrainer.reply = (asked) => (++answers > 5 ? { status, message: "Your balance is 0." } : right(asked));
    // Nobody waits for the queue's further tries: they would be told the same.
    await run(id);
    const stopped = await getEvaluation(caller, id);
    expect(stopped).toMatchObject({ status: "failed", doneCount: 5 });
    expect(stopped.failure?.message).toContain("credit");
    expect(stopped.failure?.action).toMatch(/Add credit.*evaluate again/);
    expect(await db.evaluationResult.count({ where: { evaluationId: id, score: 0 } })).toBe(0);
    chatTrainer.reply = right;
    await evaluate(model);
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: caseCount, scores: { exact: { value: 1 } } });
  },
);

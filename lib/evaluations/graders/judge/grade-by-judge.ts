import { hash } from "node:crypto";
import type { Message } from "@/lib/datasets/schemas";
import { type Asked, callModel, type GradingContext } from "../call-model";
import { modelProblem } from "../model-problem";
import { noTarget } from "../not-graded";
import type { JudgeGrader, ModelChoice, Score, Vote } from "../schemas";
import { hasTarget, type Subject } from "../subject";
import { judgePrompt, type Order } from "./judge-prompt";
import { readVerdict } from "./read-verdict";
import { settleVotes } from "./settle-votes";

const maxTokens = 400;
/** Asked once, a judge says what it holds likeliest; asked several times it must be free to differ. */
const freeTemperature = 0.7;

/** Every judge gives its votes by the rubric; together they are one score. A judge that refuses, dies or talks nonsense twice gives none. */
export async function gradeByJudge(context: GradingContext, grader: JudgeGrader, subject: Subject): Promise<Score> {
  if (grader.mode === "against_target" && !hasTarget(subject)) return noTarget;
  const { judges, samples = 1 } = grader;
  const spent: Asked[] = [];
  const votes = await Promise.all(
    judges.flatMap((choice) =>
      Array.from({ length: samples }, (_, sample) => vote(context, grader, subject, choice, sample, (asked) => void spent.push(asked))),
    ),
  );
  const tokens = spent.reduce((sum, asked) => sum + asked.tokens, 0);
  const costUsd = spent.reduce<number | null>((sum, asked) => (sum === null || asked.costUsd === null ? null : sum + asked.costUsd), 0);
  return { ...settleVotes(grader.mode, votes), tokens, costUsd };
}

async function vote(
  context: GradingContext,
  grader: JudgeGrader,
  subject: Subject,
  choice: ModelChoice,
  sample: number,
  onAsked: (asked: Asked) => void,
): Promise<Vote> {
  const order = orderFor(subject, sample);
  const shown = grader.mode === "against_target" ? { order } : {};
  const settings = { maxTokens, temperature: (grader.samples ?? 1) > 1 ? freeTemperature : 0, seed: sample };
  const ask = async (messages: Message[]) => {
    const asked = await callModel(context, choice, { ...settings, messages });
    onAsked(asked);
    return asked.text;
  };
  try {
    const messages = judgePrompt(grader, subject, order);
    const said = await ask(messages);
    const verdict = readVerdict(said, grader.mode, order) ?? readVerdict(await ask([...messages, ...complaint(said)]), grader.mode, order);
    if (verdict) return { judge: choice.model, ...verdict, ...shown };
    return { judge: choice.model, verdict: null, reason: `${choice.model} did not answer in the form asked for, twice.`, ...shown };
  } catch (error) {
    return {
      judge: choice.model,
      verdict: null,
      reason: `${choice.model} gave no judgement: ${modelProblem(error, context.signal)}`,
      ...shown,
    };
  }
}

function complaint(said: string): Message[] {
  return [
    { role: "assistant", content: said || "(nothing)" },
    { role: "user", content: "That is not the JSON object that was asked for. Reply with it alone." },
  ];
}

/** Judges favour one place over the other, so the first is drawn from the texts, the same each time, and the next ones take turns. */
function orderFor({ prompt, answer, target }: Subject, sample: number): Order {
  const drawn = Number.parseInt(hash("sha256", JSON.stringify([prompt, answer, target]), "hex").slice(0, 2), 16) % 2;
  return (drawn + sample) % 2 === 0 ? "answer_first" : "target_first";
}

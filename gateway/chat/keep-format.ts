import type { RequestRecord } from "@/lib/deployments/request-record";
import type { Completion } from "@/lib/deployments/serving/completion";
import { UpstreamFailure } from "./ask-upstream";
import { askWhole, type Whole } from "./ask-whole";
import { bodyFor } from "./chat-request";
import type { Exchange } from "./exchange";

interface Kept {
  whole: Whole;
  format: RequestRecord["format"];
  /** What is still wrong; null when nothing is. */
  problem: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
}

/** Holds an answer against the deployment's format and, where that is enforced, has it repaired once. */
export async function keepFormat(exchange: Exchange, whole: Whole): Promise<Kept> {
  const { deployment, chat, served } = exchange;
  const problem = findProblem(exchange, whole.completion);
  const used = tokensOf(whole.completion);
  if (problem === undefined) return { whole, format: null, problem: null, ...used };
  if (problem === null) return { whole, format: "valid", problem: null, ...used };
  const [answer, ...others] = whole.completion.choices;
  const isOne = answer !== undefined && others.length === 0;
  if (deployment.formatMode === "observe" || !isOne) return { whole, format: "invalid", problem, ...used };

  const turns = [
    { role: "assistant", content: answer.message.content ?? "" },
    {
      role: "user",
      content: `That answer does not keep the required format. ${problem} Answer again, with the corrected JSON and nothing else.`,
    },
  ];
  exchange.attempts += 1;
  const again = await askWhole(exchange, served, bodyFor(chat, served, { asWhole: true, turns })).catch((error: unknown) => {
    exchange.signal.throwIfAborted();
    if (error instanceof UpstreamFailure) return null;
    throw error;
  });
  if (!again) return { whole, format: "invalid", problem, ...used };
  const usedAgain = tokensOf(again.completion);
  const total = {
    promptTokens: add(used.promptTokens, usedAgain.promptTokens),
    completionTokens: add(used.completionTokens, usedAgain.completionTokens),
  };
  const left = findProblem(exchange, again.completion);
  return left
    ? { whole: again, format: "invalid", problem: left, ...total }
    : { whole: again, format: "repaired", problem: null, ...total };
}

/** The first problem; null without one; undefined where there is nothing to check, as in a call of a tool. */
function findProblem({ deployment }: Exchange, { choices }: Completion): string | null | undefined {
  const { checkAnswer } = deployment;
  const answers = choices.filter(({ message }) => !message.tool_calls?.length);
  if (!checkAnswer || answers.length === 0) return undefined;
  for (const { message } of answers) {
    const problem = checkAnswer(message.content ?? "");
    if (problem) return problem;
  }
  return null;
}

const tokensOf = ({ usage }: Completion) => ({
  promptTokens: usage?.prompt_tokens ?? null,
  completionTokens: usage?.completion_tokens ?? null,
});

const add = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);

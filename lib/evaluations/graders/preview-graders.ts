import type { Caller } from "@/lib/accounts/caller";
import { type GradedAnswer, type PreviewGradersInput, previewGradersInput } from "../benchmarks/schemas";
import { getEvaluation } from "../get-evaluation";
import { grade } from "./grade";
import { readSubjects } from "./read-subjects";
import type { Subject } from "./subject";

/** What graders say about answers that are there already. Nothing is stored but what a judge was paid for. */
export async function previewGraders(caller: Caller, given: PreviewGradersInput, signal: AbortSignal): Promise<GradedAnswer[]> {
  const { graders, on } = previewGradersInput.parse(given);
  const context = { projectId: caller.projectId, signal };
  if (on.kind === "text") {
    const subject: Subject = { ...pasted, prompt: [{ role: "user", content: on.question }], target: on.target, answer: on.answer };
    return [
      {
        caseId: null,
        question: on.question,
        target: on.target,
        answer: on.answer,
        scores: await grade(graders, { subject, ratings: [], context }),
      },
    ];
  }
  const { id } = await getEvaluation(caller, on.evaluationId);
  const stored = await readSubjects(id, 0, on.limit);
  return Promise.all(
    stored.map(async ({ caseId, subject, ratings }) => ({
      caseId,
      question: subject.prompt.findLast(({ role }) => role === "user")?.content ?? "",
      target: subject.target,
      answer: subject.answer,
      scores: await grade(graders, { subject, ratings, context }),
    })),
  );
}

const pasted = { targetCalls: [], calls: [], latencyMs: 0, answerTokens: 0, costUsd: null };

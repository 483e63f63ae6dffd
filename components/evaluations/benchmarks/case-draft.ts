import { newKey } from "@/components/ui/new-key";
import type { CaseInput } from "@/lib/evaluations/benchmarks/schemas";

/** A case as it is typed: one question, and the answer wanted. */
export interface CaseDraft {
  key: string;
  question: string;
  target: string;
}

export const emptyDraft = (): CaseDraft => ({ key: newKey(), question: "", target: "" });

/** Rows without a question are not meant. */
export function toCases(drafts: readonly CaseDraft[]): CaseInput[] {
  return drafts
    .filter(({ question }) => question.trim() !== "")
    .map(({ question, target }) => ({ prompt: [{ role: "user", content: question.trim() }], target: target.trim() }));
}

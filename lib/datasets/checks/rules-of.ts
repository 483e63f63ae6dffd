import { answerCheck } from "@/lib/projects/answer-check";
import type { CheckRules } from "./check-content";
import type { ModelLength } from "./schemas";

/** What the rules are made of; plain, so that it can go to a thread. */
export interface RuleParts {
  /** JSON Schema; null when answers are free text. */
  answerSchema: unknown;
  models: ModelLength[];
}

export function rulesOf({ answerSchema, models }: RuleParts): CheckRules {
  return { checkAnswer: answerSchema === null ? null : answerCheck(answerSchema), models };
}

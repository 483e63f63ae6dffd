import type { Prisma } from "@/lib/db/generated/client";
import { modelVersionInclude } from "@/lib/models/model-version-include";
import { type Evaluation, evaluationSchema } from "./schemas";

export const evaluationInclude = {
  benchmark: true,
  modelVersion: { include: modelVersionInclude },
} satisfies Prisma.EvaluationInclude;

type Row = Prisma.EvaluationGetPayload<{ include: typeof evaluationInclude }>;

export function toEvaluation(row: Row): Evaluation {
  const failure = row.failureMessage ? { message: row.failureMessage, action: row.failureAction ?? "" } : null;
  return evaluationSchema.parse({ ...row, failure });
}

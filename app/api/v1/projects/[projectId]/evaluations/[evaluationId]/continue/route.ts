import { continueEvaluation } from "@/lib/evaluations/ceilings/continue-evaluation";
import { ceilingsSchema } from "@/lib/evaluations/ceilings/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", body: ceilingsSchema, status: 202 }, ({ caller, id, body }) =>
  continueEvaluation(caller, id("evaluationId"), body),
);

import { createEvaluation } from "@/lib/evaluations/create-evaluation";
import { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { createEvaluationInput } from "@/lib/evaluations/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listEvaluations(caller));

export const POST = route({ may: "launch", body: createEvaluationInput, status: 201 }, ({ caller, body }) =>
  createEvaluation(caller, body),
);

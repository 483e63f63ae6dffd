import { estimateEvaluation } from "@/lib/evaluations/ceilings/estimate-evaluation";
import { evaluationEstimateQuery } from "@/lib/evaluations/ceilings/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: evaluationEstimateQuery }, ({ caller, query }) => estimateEvaluation(caller, query));

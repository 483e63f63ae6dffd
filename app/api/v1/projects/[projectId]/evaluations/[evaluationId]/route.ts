import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getEvaluation(caller, id("evaluationId")));

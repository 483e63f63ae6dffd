import { compareEvaluations } from "@/lib/evaluations/compare-evaluations";
import { compareQuery } from "@/lib/evaluations/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: compareQuery }, ({ caller, query }) => compareEvaluations(caller, query));

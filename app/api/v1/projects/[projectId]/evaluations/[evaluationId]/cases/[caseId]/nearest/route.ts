import { listNearestExamples } from "@/lib/evaluations/mending/list-nearest-examples";
import { route } from "@/lib/http/route";

export const GET = route({ may: "edit" }, ({ caller, id }) => listNearestExamples(caller, id("evaluationId"), id("caseId")));

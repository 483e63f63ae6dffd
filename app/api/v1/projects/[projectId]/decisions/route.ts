import { listDecisions } from "@/lib/evaluations/decisions/list-decisions";
import { recordDecision } from "@/lib/evaluations/decisions/record-decision";
import { decisionsQuery, recordDecisionInput } from "@/lib/evaluations/decisions/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: decisionsQuery }, ({ caller, query }) => listDecisions(caller, query));
export const POST = route({ may: "launch", body: recordDecisionInput, status: 201 }, ({ caller, body }) => recordDecision(caller, body));

import { route } from "@/lib/http/route";
import { createRun } from "@/lib/runs/create-run";
import { listRuns } from "@/lib/runs/list-runs";
import { createRunInput, listRunsInput } from "@/lib/runs/schemas";

export const GET = route({ may: "read", query: listRunsInput }, ({ caller, query }) => listRuns(caller, query));

export const POST = route({ may: "launch", body: createRunInput, status: 201 }, ({ caller, body }) => createRun(caller, body));

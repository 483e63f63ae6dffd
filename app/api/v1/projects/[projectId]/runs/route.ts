import { route } from "@/lib/http/route";
import { createRun } from "@/lib/runs/create-run";
import { getRun } from "@/lib/runs/get-run";
import { listRunsInput } from "@/lib/runs/list/schemas";
import { listRuns } from "@/lib/runs/list-runs";
import { startRunInput } from "@/lib/runs/schemas";

export const GET = route({ may: "read", query: listRunsInput }, ({ caller, query }) => listRuns(caller, query));

export const POST = route({ may: "edit", body: startRunInput, status: 201, again: getRun }, ({ caller, body, noteMade }) =>
  createRun(caller, body, noteMade),
);

import { route } from "@/lib/http/route";
import { approveRun } from "@/lib/runs/spending/approve-run";
import { approveRunInput } from "@/lib/runs/spending/schemas";

export const POST = route({ may: "launch", body: approveRunInput }, ({ caller, id, body }) => approveRun(caller, id("runId"), body));

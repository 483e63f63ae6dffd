import { route } from "@/lib/http/route";
import { declineRun } from "@/lib/runs/spending/decline-run";
import { declineRunInput } from "@/lib/runs/spending/schemas";

export const POST = route({ may: "launch", body: declineRunInput }, ({ caller, id, body }) => declineRun(caller, id("runId"), body));

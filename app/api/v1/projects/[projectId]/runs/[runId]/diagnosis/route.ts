import { route } from "@/lib/http/route";
import { diagnoseRun } from "@/lib/runs/diagnose-run";

export const GET = route({ may: "read" }, ({ caller, id }) => diagnoseRun(caller, id("runId")));

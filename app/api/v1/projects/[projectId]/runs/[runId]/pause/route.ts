import { route } from "@/lib/http/route";
import { pauseRun } from "@/lib/runs/pause-run";

export const POST = route({ may: "edit" }, ({ caller, id }) => pauseRun(caller, id("runId")));

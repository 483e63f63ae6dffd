import { route } from "@/lib/http/route";
import { restartRun } from "@/lib/runs/restart-run";

export const POST = route({ may: "edit", status: 201 }, ({ caller, id }) => restartRun(caller, id("runId")));

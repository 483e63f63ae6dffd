import { route } from "@/lib/http/route";
import { cancelRun } from "@/lib/runs/cancel-run";

export const POST = route({ may: "edit" }, ({ caller, id }) => cancelRun(caller, id("runId")));

import { route } from "@/lib/http/route";
import { retryRun } from "@/lib/runs/retry-run";

export const POST = route({ may: "edit" }, ({ caller, id }) => retryRun(caller, id("runId")));

import { route } from "@/lib/http/route";
import { getRun } from "@/lib/runs/get-run";

export const GET = route({ may: "read" }, ({ caller, id }) => getRun(caller, id("runId")));

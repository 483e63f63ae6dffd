import { route } from "@/lib/http/route";
import { listCheckpoints } from "@/lib/runs/list-checkpoints";

export const GET = route({ may: "read" }, ({ caller, id }) => listCheckpoints(caller, id("runId")));

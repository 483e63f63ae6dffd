import { route } from "@/lib/http/route";
import { listRunEvents } from "@/lib/runs/list-run-events";

export const GET = route({ may: "read" }, ({ caller, id }) => listRunEvents(caller, id("runId")));

import { route } from "@/lib/http/route";
import { estimateRun } from "@/lib/runs/estimate-run";
import { createRunInput } from "@/lib/runs/schemas";

export const POST = route({ may: "read", body: createRunInput }, ({ caller, body }) => estimateRun(caller, body));

import { route } from "@/lib/http/route";
import { approveRunInput } from "@/lib/runs/spending/schemas";
import { approveSweep } from "@/lib/runs/sweeps/approve-sweep";

export const POST = route({ may: "launch", body: approveRunInput }, ({ caller, id, body }) => approveSweep(caller, id("sweepId"), body));

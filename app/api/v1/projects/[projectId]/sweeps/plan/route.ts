import { route } from "@/lib/http/route";
import { planSweep } from "@/lib/runs/sweeps/plan-sweep";
import { planSweepInput } from "@/lib/runs/sweeps/schemas";

export const POST = route({ may: "read", body: planSweepInput }, ({ caller, body }) => planSweep(caller, body));

import { route } from "@/lib/http/route";
import { cancelSweep } from "@/lib/runs/sweeps/cancel-sweep";

export const POST = route({ may: "edit" }, ({ caller, id }) => cancelSweep(caller, id("sweepId")));

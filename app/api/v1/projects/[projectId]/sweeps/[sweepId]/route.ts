import { route } from "@/lib/http/route";
import { getSweep } from "@/lib/runs/sweeps/get-sweep";

export const GET = route({ may: "read" }, ({ caller, id }) => getSweep(caller, id("sweepId")));

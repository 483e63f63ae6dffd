import { getSweepResult } from "@/lib/evaluations/sweeps/get-sweep-result";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getSweepResult(caller, id("sweepId")));

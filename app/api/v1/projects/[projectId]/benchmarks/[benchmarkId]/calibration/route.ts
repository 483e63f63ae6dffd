import { calibrateJudges } from "@/lib/evaluations/ratings/calibrate-judges";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => calibrateJudges(caller, id("benchmarkId")));

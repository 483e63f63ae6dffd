import { route } from "@/lib/http/route";
import { compareRuns } from "@/lib/runs/curves/compare-runs";
import { compareRunsInput } from "@/lib/runs/curves/schemas";

export const GET = route({ may: "read", query: compareRunsInput }, ({ caller, query }) => compareRuns(caller, query));

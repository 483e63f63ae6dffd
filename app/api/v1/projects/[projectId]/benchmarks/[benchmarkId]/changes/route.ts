import { compareVersions } from "@/lib/evaluations/benchmarks/compare-versions";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => compareVersions(caller, id("benchmarkId")));

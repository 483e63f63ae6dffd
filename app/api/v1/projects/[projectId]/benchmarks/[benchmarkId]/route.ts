import { getBenchmark } from "@/lib/evaluations/benchmarks/get-benchmark";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getBenchmark(caller, id("benchmarkId")));

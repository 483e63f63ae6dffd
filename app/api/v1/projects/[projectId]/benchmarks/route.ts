import { listBenchmarks } from "@/lib/evaluations/benchmarks/list-benchmarks";
import { createBenchmarkInput } from "@/lib/evaluations/benchmarks/schemas";
import { setUpBenchmark } from "@/lib/evaluations/benchmarks/set-up-benchmark";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listBenchmarks(caller));

export const POST = route({ may: "launch", body: createBenchmarkInput, status: 201 }, ({ caller, body }) => setUpBenchmark(caller, body));

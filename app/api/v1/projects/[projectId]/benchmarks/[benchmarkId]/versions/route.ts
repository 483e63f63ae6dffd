import { changeBenchmark } from "@/lib/evaluations/benchmarks/change-benchmark";
import { changeBenchmarkInput } from "@/lib/evaluations/benchmarks/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "launch", body: changeBenchmarkInput, status: 201 }, ({ caller, id, body }) =>
  changeBenchmark(caller, id("benchmarkId"), body),
);

import { listBenchmarks } from "@/lib/evaluations/list-benchmarks";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listBenchmarks(caller));

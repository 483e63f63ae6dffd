import { listCases } from "@/lib/evaluations/benchmarks/list-cases";
import { listCasesInput } from "@/lib/evaluations/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: listCasesInput }, ({ caller, id, query }) => listCases(caller, id("benchmarkId"), query));

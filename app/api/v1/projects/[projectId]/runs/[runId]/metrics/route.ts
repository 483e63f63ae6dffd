import { route } from "@/lib/http/route";
import { readRunMetrics } from "@/lib/runs/read-run-metrics";
import { metricsQuery } from "@/lib/runs/schemas";

export const GET = route({ may: "read", query: metricsQuery }, ({ caller, id, query }) => readRunMetrics(caller, id("runId"), query));

import { getTrend } from "@/lib/evaluations/trends/get-trend";
import { trendQuery } from "@/lib/evaluations/trends/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: trendQuery }, ({ caller, query }) => getTrend(caller, query));

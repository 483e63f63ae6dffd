import { getReport } from "@/lib/evaluations/reports/get-report";
import { reportQuery } from "@/lib/evaluations/reports/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: reportQuery }, ({ caller, query }) => getReport(caller, query));

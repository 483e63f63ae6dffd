import { exportReport } from "@/lib/evaluations/reports/export-report";
import { exportReportQuery } from "@/lib/evaluations/reports/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: exportReportQuery }, ({ caller, query }) => exportReport(caller, query));

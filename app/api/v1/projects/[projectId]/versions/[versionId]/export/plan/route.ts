import { planVersionExport } from "@/lib/datasets/exports/export-version";
import { planVersionQuery } from "@/lib/datasets/exports/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: planVersionQuery }, ({ caller, id, query }) =>
  planVersionExport(caller, id("versionId"), query),
);

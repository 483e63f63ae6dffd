import { exportVersion } from "@/lib/datasets/exports/export-version";
import { exportVersionQuery } from "@/lib/datasets/exports/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read", query: exportVersionQuery }, ({ caller, id, query }) =>
  exportVersion(caller, id("versionId"), query),
);

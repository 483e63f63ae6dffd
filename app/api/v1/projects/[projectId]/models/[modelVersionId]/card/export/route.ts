import { route } from "@/lib/http/route";
import { exportCard } from "@/lib/registry/export-card";
import { exportCardQuery } from "@/lib/registry/schemas";

export const GET = route({ may: "read", query: exportCardQuery }, ({ caller, id, query }) =>
  exportCard(caller, id("modelVersionId"), query),
);

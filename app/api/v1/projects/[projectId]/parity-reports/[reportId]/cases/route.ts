import { route } from "@/lib/http/route";
import { listParityCases } from "@/lib/survival/parity/list-parity-cases";
import { listParityCasesInput } from "@/lib/survival/parity/schemas";

export const GET = route({ may: "read", query: listParityCasesInput }, ({ caller, id, query }) =>
  listParityCases(caller, id("reportId"), query),
);

import { route } from "@/lib/http/route";
import { exportParity } from "@/lib/survival/parity/export-parity";
import { exportParityInput } from "@/lib/survival/parity/schemas";

export const GET = route({ may: "read", query: exportParityInput }, ({ caller, id, query }) => exportParity(caller, id("reportId"), query));

import { route } from "@/lib/http/route";
import { getParity } from "@/lib/survival/parity/get-parity";

export const GET = route({ may: "read" }, ({ caller, id }) => getParity(caller, id("reportId")));

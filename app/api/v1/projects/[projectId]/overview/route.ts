import { getOverview } from "@/lib/evaluations/get-overview";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => getOverview(caller));

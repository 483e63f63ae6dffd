import { route } from "@/lib/http/route";
import { getSpending } from "@/lib/runs/spending/get-spending";

export const GET = route({ may: "read" }, ({ caller }) => getSpending(caller));

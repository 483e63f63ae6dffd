import { route } from "@/lib/http/route";
import { getWarning } from "@/lib/survival/board/get-warning";

export const GET = route({ may: "read" }, ({ caller }) => getWarning(caller));

import { route } from "@/lib/http/route";
import { getBoard } from "@/lib/survival/board/get-board";
import { boardQuery } from "@/lib/survival/board/schemas";

export const GET = route({ may: "read", query: boardQuery }, ({ caller, query }) => getBoard(caller, query));

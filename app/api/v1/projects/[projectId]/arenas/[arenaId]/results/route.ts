import { getArenaResults } from "@/lib/evaluations/arenas/get-arena-results";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getArenaResults(caller, id("arenaId")));

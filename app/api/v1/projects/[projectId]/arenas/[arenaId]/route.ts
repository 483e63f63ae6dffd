import { getArena } from "@/lib/evaluations/arenas/get-arena";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => getArena(caller, id("arenaId")));

import { revealArena } from "@/lib/evaluations/arenas/reveal-arena";
import { route } from "@/lib/http/route";

export const POST = route({ may: "read" }, ({ caller, id }) => revealArena(caller, id("arenaId")));

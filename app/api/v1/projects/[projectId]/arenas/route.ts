import { createArena } from "@/lib/evaluations/arenas/create-arena";
import { listArenas } from "@/lib/evaluations/arenas/list-arenas";
import { createArenaInput } from "@/lib/evaluations/arenas/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller }) => listArenas(caller));

export const POST = route({ may: "launch", body: createArenaInput, status: 201 }, ({ caller, body }) => createArena(caller, body));

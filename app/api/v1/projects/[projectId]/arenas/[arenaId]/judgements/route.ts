import { judgePair } from "@/lib/evaluations/arenas/judge-pair";
import { judgePairInput } from "@/lib/evaluations/arenas/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: judgePairInput }, ({ caller, id, body }) => judgePair(caller, id("arenaId"), body));

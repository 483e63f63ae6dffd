import { claimPair } from "@/lib/evaluations/arenas/claim-pair";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit" }, ({ caller, id }) => claimPair(caller, id("arenaId")));

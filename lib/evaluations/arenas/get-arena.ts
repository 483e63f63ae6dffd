import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { listArenas } from "./list-arenas";
import type { Arena } from "./schemas";

export async function getArena(caller: Caller, arenaId: string): Promise<Arena> {
  const [arena] = await listArenas(caller, arenaId);
  if (!arena) throw new AppError("not_found", "There is no such arena in this project. Look at the list of arenas.");
  return arena;
}

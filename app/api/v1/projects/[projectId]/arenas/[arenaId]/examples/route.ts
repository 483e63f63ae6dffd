import { addPreferences } from "@/lib/evaluations/arenas/add-preferences";
import { addPreferencesInput } from "@/lib/evaluations/arenas/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: addPreferencesInput }, ({ caller, id, body }) =>
  addPreferences(caller, id("arenaId"), body),
);

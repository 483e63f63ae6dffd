import { exportPreferences } from "@/lib/evaluations/arenas/export-preferences";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => exportPreferences(caller, id("arenaId")));

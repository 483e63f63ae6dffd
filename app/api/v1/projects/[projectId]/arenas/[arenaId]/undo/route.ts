import { undoJudgementInput } from "@/lib/evaluations/arenas/schemas";
import { undoJudgement } from "@/lib/evaluations/arenas/undo-judgement";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit", body: undoJudgementInput }, ({ caller, id, body }) => undoJudgement(caller, id("arenaId"), body));

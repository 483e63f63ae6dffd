import { route } from "@/lib/http/route";
import { setStageInput } from "@/lib/models/schemas";
import { setStage } from "@/lib/models/stages/set-stage";

export const POST = route({ may: "launch", body: setStageInput }, ({ caller, id, body }) => setStage(caller, id("modelVersionId"), body));

import { route } from "@/lib/http/route";
import { listStageChanges } from "@/lib/models/stages/list-stage-changes";

export const GET = route({ may: "read" }, ({ caller, id }) => listStageChanges(caller, id("modelVersionId")));

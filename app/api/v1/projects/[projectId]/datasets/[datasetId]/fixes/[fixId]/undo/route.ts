import { undoFix } from "@/lib/datasets/checks/undo-fix";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit" }, ({ caller, id }) => undoFix(caller, id("datasetId"), id("fixId")));

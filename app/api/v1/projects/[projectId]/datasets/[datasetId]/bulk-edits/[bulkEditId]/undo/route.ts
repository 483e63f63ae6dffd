import { undoBulkEdit } from "@/lib/datasets/bulk-edits/undo-bulk-edit";
import { route } from "@/lib/http/route";

export const POST = route({ may: "edit" }, ({ caller, id }) => undoBulkEdit(caller, id("datasetId"), id("bulkEditId")));

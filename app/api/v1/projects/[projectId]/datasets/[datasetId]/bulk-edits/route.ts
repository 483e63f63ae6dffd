import { editExamples } from "@/lib/datasets/bulk-edits/edit-examples";
import { listBulkEdits } from "@/lib/datasets/bulk-edits/list-bulk-edits";
import { bulkEditInput } from "@/lib/datasets/bulk-edits/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listBulkEdits(caller, id("datasetId")));

export const POST = route({ may: "edit", body: bulkEditInput, status: 201 }, ({ caller, id, body }) =>
  editExamples(caller, id("datasetId"), body),
);

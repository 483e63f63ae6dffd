import { route } from "@/lib/http/route";
import { previewRows } from "@/lib/runs/previews/preview-rows";
import { previewRowsInput } from "@/lib/runs/previews/schemas";

export const POST = route({ may: "read", body: previewRowsInput }, ({ caller, body }) => previewRows(caller, body));

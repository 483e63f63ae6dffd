import { previewImport } from "@/lib/datasets/imports/preview-import";
import { previewInput } from "@/lib/datasets/imports/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "read", body: previewInput }, ({ caller, id, body }) => previewImport(caller, id("importId"), body));

import { previewImport } from "@/lib/datasets/preview-import";
import { previewInput } from "@/lib/datasets/schemas";
import { route } from "@/lib/http/route";

export const POST = route({ may: "read", body: previewInput }, ({ caller, id, body }) => previewImport(caller, id("importId"), body));

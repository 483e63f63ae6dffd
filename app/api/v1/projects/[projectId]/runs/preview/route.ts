import { route } from "@/lib/http/route";
import { previewRun } from "@/lib/runs/previews/preview-run";
import { createRunInput } from "@/lib/runs/schemas";

export const POST = route({ may: "read", body: createRunInput }, ({ caller, body }) => previewRun(caller, body));

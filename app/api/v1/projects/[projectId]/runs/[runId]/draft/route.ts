import { route } from "@/lib/http/route";
import { deleteDraft } from "@/lib/runs/delete-draft";
import { createRunInput } from "@/lib/runs/schemas";
import { updateDraft } from "@/lib/runs/update-draft";

export const PUT = route({ may: "edit", body: createRunInput }, ({ caller, id, body }) => updateDraft(caller, id("runId"), body));

export const DELETE = route({ may: "edit" }, ({ caller, id }) => deleteDraft(caller, id("runId")));

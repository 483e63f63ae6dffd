import { route } from "@/lib/http/route";
import { createDraft } from "@/lib/runs/create-draft";
import { createRunInput } from "@/lib/runs/schemas";

export const POST = route({ may: "edit", body: createRunInput, status: 201 }, ({ caller, body }) => createDraft(caller, body));

import { route } from "@/lib/http/route";
import { createSavedView } from "@/lib/projects/views/create-saved-view";
import { listSavedViews } from "@/lib/projects/views/list-saved-views";
import { createRunViewInput } from "@/lib/runs/views/schemas";

export const GET = route({ may: "read" }, ({ caller }) => listSavedViews(caller, { datasetId: null }));

export const POST = route({ may: "edit", body: createRunViewInput, status: 201 }, ({ caller, body }) =>
  createSavedView(caller, { datasetId: null }, body),
);

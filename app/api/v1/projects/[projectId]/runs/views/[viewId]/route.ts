import { route } from "@/lib/http/route";
import { deleteSavedView } from "@/lib/projects/views/delete-saved-view";
import { updateSavedView } from "@/lib/projects/views/update-saved-view";
import { updateRunViewInput } from "@/lib/runs/views/schemas";

export const PATCH = route({ may: "edit", body: updateRunViewInput }, ({ caller, id, body }) =>
  updateSavedView(caller, { datasetId: null }, id("viewId"), body),
);

export const DELETE = route({ may: "edit" }, ({ caller, id }) => deleteSavedView(caller, { datasetId: null }, id("viewId")));

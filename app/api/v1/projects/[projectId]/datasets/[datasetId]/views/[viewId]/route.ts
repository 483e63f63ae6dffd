import { updateViewInput } from "@/lib/datasets/views/schemas";
import { route } from "@/lib/http/route";
import { deleteSavedView } from "@/lib/projects/views/delete-saved-view";
import { updateSavedView } from "@/lib/projects/views/update-saved-view";

export const PATCH = route({ may: "edit", body: updateViewInput }, ({ caller, id, body }) =>
  updateSavedView(caller, { datasetId: id("datasetId") }, id("viewId"), body),
);

export const DELETE = route({ may: "edit" }, ({ caller, id }) => deleteSavedView(caller, { datasetId: id("datasetId") }, id("viewId")));

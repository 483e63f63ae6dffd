import { deleteView } from "@/lib/datasets/views/delete-view";
import { updateViewInput } from "@/lib/datasets/views/schemas";
import { updateView } from "@/lib/datasets/views/update-view";
import { route } from "@/lib/http/route";

export const PATCH = route({ may: "edit", body: updateViewInput }, ({ caller, id, body }) =>
  updateView(caller, id("datasetId"), id("viewId"), body),
);

export const DELETE = route({ may: "edit" }, ({ caller, id }) => deleteView(caller, id("datasetId"), id("viewId")));

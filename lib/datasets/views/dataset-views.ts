import { datasetsKey } from "@/lib/datasets/hooks";
import type { ViewsAt } from "@/lib/projects/views/hooks";
import { routes } from "@/lib/routes";

export const datasetViews = (projectId: string, datasetId: string): ViewsAt => ({
  projectId,
  key: [...datasetsKey(projectId), datasetId, "views"],
  list: routes.api.views(projectId, datasetId),
  one: (viewId) => routes.api.view(projectId, datasetId, viewId),
});

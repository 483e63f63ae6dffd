import type { ViewsAt } from "@/lib/projects/views/hooks";
import { routes } from "@/lib/routes";
import { runsKey } from "../hooks";

export const runViews = (projectId: string): ViewsAt => ({
  projectId,
  key: [...runsKey(projectId), "views"],
  list: routes.api.runViews(projectId),
  one: (viewId) => routes.api.runView(projectId, viewId),
});

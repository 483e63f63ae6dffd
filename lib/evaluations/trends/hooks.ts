import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { evaluationsKey } from "../hooks";
import { type TrendQuery, trendSchema } from "./schemas";

/** While another choice is read, the picture before stays. */
export const trendOptions = (projectId: string, query: TrendQuery) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), "trend", query],
    queryFn: ({ signal }) => fetchJson(trendSchema, routes.api.trend(projectId, query), { signal }),
    placeholderData: (previous) => previous,
  });

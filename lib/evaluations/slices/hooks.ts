import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { evaluationsKey } from "../hooks";
import { type SliceQuery, slicesSchema } from "./schemas";

export const slicesQuery = (projectId: string, query: SliceQuery) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), "slices", query],
    queryFn: ({ signal }) => fetchJson(slicesSchema, routes.api.slices(projectId, query), { signal }),
  });

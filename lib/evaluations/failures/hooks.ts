import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { evaluationsKey } from "../hooks";
import { type FailuresQuery, failuresSchema } from "./schemas";

export const failureGroupsQuery = (projectId: string, query: FailuresQuery) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), "failures", query],
    queryFn: ({ signal }) => fetchJson(failuresSchema, routes.api.failures(projectId, query), { signal }),
  });

import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { trainerSchema } from "./schemas";

export const trainersKey = (projectId: string) => ["projects", projectId, "trainers"] as const;

/** Asks again while the trainer of this machine does not answer, so that starting it is enough; providers are left in peace. */
export const trainersQuery = (projectId: string) =>
  queryOptions({
    queryKey: trainersKey(projectId),
    queryFn: ({ signal }) =>
      fetchJson(z.array(trainerSchema), routes.api.trainers(projectId), {
        signal,
      }),
    refetchInterval: ({ state }) =>
      state.data?.every(({ reachable, capabilities }) => reachable || !capabilities.isLocal) ? false : 3_000,
  });

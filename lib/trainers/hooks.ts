import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { trainerSchema } from "./schemas";

export const trainersKey = (projectId: string) => ["projects", projectId, "trainers"] as const;

/** Asks again while a trainer does not answer, so that starting it is enough. */
export const trainersQuery = (projectId: string) =>
  queryOptions({
    queryKey: trainersKey(projectId),
    queryFn: ({ signal }) =>
      fetchJson(z.array(trainerSchema), routes.api.trainers(projectId), {
        signal,
      }),
    refetchInterval: ({ state }) => (state.data?.every((trainer) => trainer.reachable) ? false : 3_000),
  });

import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import {
  type Connection,
  type CreateTrainerInput,
  connectionSchema,
  type TestTrainerInput,
  trainerSchema,
  trainerTestSchema,
  type UpdateTrainerInput,
} from "./schemas";

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

const connectionsKey = ["trainers"] as const;
const listKey = [...connectionsKey, "list"] as const;

/** The trainers of the workspace as they are set up, with what each said when it was last asked. */
export const connectionsQuery = () =>
  queryOptions({
    queryKey: listKey,
    queryFn: ({ signal }) => fetchJson(z.array(connectionSchema), routes.api.connections(), { signal }),
  });

const staleAfterMs = 60_000;
const atOnce = 3;

/** Asks the trainers that were not asked for a minute, a few at a time, and puts each answer into the list as it comes. */
export const connectionChecksQuery = (trainers: readonly Connection[] | undefined) =>
  queryOptions({
    queryKey: [...connectionsKey, "checks", trainers?.map(({ id, revision }) => [id, revision])],
    queryFn: async ({ client, signal }) => {
      const due = (trainers ?? []).filter(({ checkedAt }) => !checkedAt || Date.now() - checkedAt.getTime() > staleAfterMs).values();
      const askInTurn = async () => {
        for (const { id } of due) {
          const checked = await fetchJson(connectionSchema, routes.api.checkConnection(id), { method: "POST", signal });
          keep(client, checked);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, askInTurn));
      return new Date();
    },
    enabled: trainers !== undefined,
    refetchInterval: staleAfterMs,
    retry: false,
  });

export function useCheckConnection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (trainerId: string) => fetchJson(connectionSchema, routes.api.checkConnection(trainerId), { method: "POST" }),
    onSuccess: (checked) => keep(client, checked),
  });
}

export function useTestTrainer() {
  return useMutation({
    mutationFn: (input: TestTrainerInput) => fetchJson(trainerTestSchema, routes.api.testTrainer(), { method: "POST", body: input }),
  });
}

export function useCreateTrainer() {
  return useConnectionChange((input: CreateTrainerInput) =>
    fetchJson(connectionSchema, routes.api.connections(), { method: "POST", body: input }),
  );
}

export function useUpdateTrainer(trainerId: string) {
  return useConnectionChange((input: UpdateTrainerInput) =>
    fetchJson(connectionSchema, routes.api.connection(trainerId), { method: "PATCH", body: input }),
  );
}

export function useDeleteTrainer() {
  return useConnectionChange((trainerId: string) => fetchJson(z.null(), routes.api.connection(trainerId), { method: "DELETE" }));
}

/** Every project may train with it, so what each knows of its trainers is read again. */
function useConnectionChange<I, O>(mutationFn: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    // Also after a refusal: it may be because somebody else changed what is shown.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: listKey }),
        client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "projects" && queryKey[2] === "trainers" }),
      ]),
  });
}

function keep(client: QueryClient, checked: Connection): void {
  client.setQueryData(connectionsQuery().queryKey, (known) => known?.map((one) => (one.id === checked.id ? checked : one)));
}

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { useChange } from "@/lib/http/use-change";
import { routes } from "@/lib/routes";
import { evaluationsKey } from "../hooks";
import {
  type AddPreferencesInput,
  addedPreferencesSchema,
  arenaResultsSchema,
  arenaSchema,
  arenaTaskSchema,
  type CreateArenaInput,
  type JudgePairInput,
  judgementAnswerSchema,
} from "./schemas";

const heldPollMs = 15_000;

const arenasKey = (projectId: string) => [...evaluationsKey(projectId), "arenas"] as const;
const arenaKey = (projectId: string, arenaId: string) => [...arenasKey(projectId), arenaId] as const;

export const arenasQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...arenasKey(projectId), "list"],
    queryFn: ({ signal }) => fetchJson(z.array(arenaSchema), routes.api.arenas(projectId), { signal }),
  });

export const arenaQuery = (projectId: string, arenaId: string) =>
  queryOptions({
    queryKey: [...arenaKey(projectId, arenaId), "arena"],
    queryFn: ({ signal }) => fetchJson(arenaSchema, routes.api.arena(projectId, arenaId), { signal }),
  });

export const arenaResultsQuery = (projectId: string, arenaId: string) =>
  queryOptions({
    queryKey: [...arenaKey(projectId, arenaId), "results"],
    queryFn: ({ signal }) => fetchJson(arenaResultsSchema, routes.api.arenaResults(projectId, arenaId), { signal }),
  });

/** Taking a pair holds it for this person. Asked again it is the same one, so that looking twice costs nobody anything. */
export const arenaTaskQuery = (projectId: string, arenaId: string) =>
  queryOptions({
    queryKey: [...arenaKey(projectId, arenaId), "task"],
    queryFn: ({ signal }) => fetchJson(arenaTaskSchema, routes.api.arenaTask(projectId, arenaId), { method: "POST", signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
    // What others hold comes back when they are done, or stay away.
    refetchInterval: ({ state }) => (state.data?.state === "held" ? heldPollMs : false),
  });

export function useCreateArena(projectId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (body: CreateArenaInput) => fetchJson(arenaSchema, routes.api.arenas(projectId), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: arenasKey(projectId) }),
  });
}

export function useJudgePair(projectId: string, arenaId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: JudgePairInput) =>
      fetchJson(judgementAnswerSchema, routes.api.arenaJudgements(projectId, arenaId), { method: "POST", body }),
    // Not waited for: the query says by itself that the next pair is on its way, and ends together with its arrival.
    onSettled: () => void client.invalidateQueries({ queryKey: arenasKey(projectId) }),
  });
}

export function useUndoJudgement(projectId: string, arenaId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (judgementId: string) =>
      fetchJson(judgementAnswerSchema, routes.api.arenaUndo(projectId, arenaId), { method: "POST", body: { judgementId } }),
    // Not waited for: the query says by itself that the next pair is on its way, and ends together with its arrival.
    onSettled: () => void client.invalidateQueries({ queryKey: arenasKey(projectId) }),
  });
}

export function useRevealArena(projectId: string, arenaId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: () => fetchJson(arenaSchema, routes.api.arenaReveal(projectId, arenaId), { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: arenasKey(projectId) }),
  });
}

export function useAddPreferences(projectId: string, arenaId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (body: AddPreferencesInput) =>
      fetchJson(addedPreferencesSchema, routes.api.arenaExamples(projectId, arenaId), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects", projectId, "datasets"] }),
  });
}

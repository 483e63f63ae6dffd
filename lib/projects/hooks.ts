import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import type { ChangeRoleInput } from "@/lib/accounts/schemas";
import { fetchJson } from "@/lib/http/fetch-json";
import { useChange } from "@/lib/http/use-change";
import { routes } from "@/lib/routes";
import { type CreateProjectInput, projectPersonSchema, projectSchema, type UpdateProjectInput } from "./schemas";

export const projectsKey = ["projects"] as const;
export const projectKey = (projectId: string) => ["projects", projectId] as const;

export const projectsQuery = () =>
  queryOptions({
    queryKey: [...projectsKey, "list"],
    queryFn: ({ signal }) => fetchJson(z.array(projectSchema), routes.api.projects(), { signal }),
  });

export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...projectKey(projectId), "project"],
    queryFn: ({ signal }) => fetchJson(projectSchema, routes.api.project(projectId), { signal }),
  });

export const peopleQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["people", projectId],
    queryFn: ({ signal }) => fetchJson(z.array(projectPersonSchema), routes.api.people(projectId), { signal }),
    staleTime: 60_000,
  });

export function useSetMember(projectId: string) {
  return useMembersChange(projectId, ({ userId, role }: ChangeRoleInput & { userId: string }) =>
    fetchJson(projectPersonSchema, routes.api.person(projectId, userId), { method: "PUT", body: { role } }),
  );
}

export function useRemoveMember(projectId: string) {
  return useMembersChange(projectId, (userId: string) => fetchJson(z.null(), routes.api.person(projectId, userId), { method: "DELETE" }));
}

function useMembersChange<I, O>(projectId: string, mutationFn: (input: I) => Promise<O>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => queryClient.invalidateQueries({ queryKey: peopleQuery(projectId).queryKey }) });
}

export function useCreateProject() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: CreateProjectInput) => fetchJson(projectSchema, routes.api.projects(), { method: "POST", body: input }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: projectsKey }),
  });
}

export function useUpdateProject(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: UpdateProjectInput) => fetchJson(projectSchema, routes.api.project(projectId), { method: "PATCH", body: input }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: projectsKey }),
  });
}

export function useDeleteProject() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (projectId: string) => fetchJson(z.null(), routes.api.project(projectId), { method: "DELETE" }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: projectsKey }),
  });
}

/** For every change inside a project: all that was read of it is read again, its overview counts examples too. */
export function useProjectChange<I, O>(projectId: string, mutationFn: (input: I) => Promise<O>) {
  const queryClient = useQueryClient();
  return useChange({ mutationFn, onSuccess: () => queryClient.invalidateQueries({ queryKey: projectKey(projectId) }) });
}

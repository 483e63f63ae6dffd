import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { projectsKey } from "@/lib/projects/hooks";
import { projectSchema } from "@/lib/projects/schemas";
import { routes } from "@/lib/routes";
import { type StartFromTemplateInput, templateSchema } from "./schemas";

export const templatesQuery = () =>
  queryOptions({
    queryKey: ["templates"],
    queryFn: ({ signal }) => fetchJson(z.array(templateSchema), routes.api.templates(), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useStartFromTemplate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: StartFromTemplateInput) => fetchJson(projectSchema, routes.api.templates(), { method: "POST", body: input }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: projectsKey }),
  });
}

import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { exampleSchema } from "@/lib/datasets/examples/schemas";
import { useExampleChange } from "@/lib/datasets/examples/use-example-change";
import { datasetsKey } from "@/lib/datasets/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { revisionSchema, revisionSummarySchema } from "./schemas";

export const revisionsQuery = (projectId: string, exampleId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "example", exampleId, "revisions"],
    queryFn: ({ signal }) => fetchJson(z.array(revisionSummarySchema), routes.api.exampleRevisions(projectId, exampleId), { signal }),
  });

/** A revision never changes, so it is read once; its key stands apart from what a change reads again. */
export const revisionQuery = (projectId: string, exampleId: string, number: number) =>
  queryOptions({
    queryKey: ["revision", projectId, exampleId, number],
    queryFn: ({ signal }) => fetchJson(revisionSchema, routes.api.exampleRevision(projectId, exampleId, number), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useRestoreRevision(projectId: string) {
  return useExampleChange(
    projectId,
    ({ exampleId, number, revision }: { exampleId: string; number: number; revision: number }) =>
      fetchJson(exampleSchema, routes.api.exampleRevisionRestore(projectId, exampleId, number), { method: "POST", body: { revision } }),
    (example) => example,
  );
}

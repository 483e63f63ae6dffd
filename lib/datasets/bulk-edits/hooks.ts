import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { datasetsKey } from "@/lib/datasets/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { projectKey, useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { hasEndedSince } from "./has-ended-since";
import { type BulkEditInput, bulkEditSchema, bulkUndoSchema, isAtWork } from "./schemas";

const askedEveryMs = 1_000;

/** The newest changes to many examples; asked again while one is at work. Once it has ended, what hangs on the examples is read again. */
export const bulkEditsQuery = (projectId: string, datasetId: string) => {
  const queryKey = [...datasetsKey(projectId), datasetId, "bulk-edits"] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const before = bulkEditsSchema.safeParse(client.getQueryData(queryKey)).data;
      const edits = await fetchJson(bulkEditsSchema, routes.api.bulkEdits(projectId, datasetId), { signal });
      // Not this query: it is being answered.
      if (before && hasEndedSince(before, edits))
        void client.invalidateQueries({ queryKey: projectKey(projectId), predicate: (query) => !query.queryKey.includes("bulk-edits") });
      return edits;
    },
    refetchInterval: ({ state }) => (state.data?.some(isAtWork) ? askedEveryMs : false),
  });
};

const bulkEditsSchema = z.array(bulkEditSchema);

export function useBulkEdit(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (input: BulkEditInput) =>
    fetchJson(bulkEditSchema, routes.api.bulkEdits(projectId, datasetId), { method: "POST", body: input }),
  );
}

export function useUndoBulkEdit(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (bulkEditId: string) =>
    fetchJson(bulkUndoSchema, routes.api.bulkEditUndo(projectId, datasetId, bulkEditId), { method: "POST" }),
  );
}

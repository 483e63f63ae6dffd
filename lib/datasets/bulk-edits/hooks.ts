import { fetchJson } from "@/lib/http/fetch-json";
import { useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { type BulkEditInput, bulkEditResultSchema, bulkUndoSchema } from "./schemas";

export function useBulkEdit(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (input: BulkEditInput) =>
    fetchJson(bulkEditResultSchema, routes.api.bulkEdits(projectId, datasetId), { method: "POST", body: input }),
  );
}

export function useUndoBulkEdit(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (bulkEditId: string) =>
    fetchJson(bulkUndoSchema, routes.api.bulkEditUndo(projectId, datasetId, bulkEditId), { method: "POST" }),
  );
}

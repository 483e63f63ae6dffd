import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { decisionSchema, type RecordDecisionInput } from "../decisions/schemas";
import { evaluationsKey } from "../hooks";
import { type ReportQuery, reportSchema } from "./schemas";

const reportsKey = (projectId: string) => [...evaluationsKey(projectId), "report"] as const;

export const reportOptions = (projectId: string, query: ReportQuery) =>
  queryOptions({
    queryKey: [...reportsKey(projectId), query],
    queryFn: ({ signal }) => fetchJson(reportSchema, routes.api.report(projectId, query), { signal }),
  });

export function useRecordDecision(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RecordDecisionInput) => fetchJson(decisionSchema, routes.api.decisions(projectId), { method: "POST", body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: reportsKey(projectId) }),
  });
}

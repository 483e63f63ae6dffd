import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { datasetsKey } from "@/lib/datasets/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { projectKey, useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import type { IssueKind } from "./catalog";
import {
  type AnswerSchemaInput,
  answerFormatSchema,
  exampleIssueSchema,
  type FixIssuesInput,
  fixStepSchema,
  healthSchema,
  type IgnoreIssuesInput,
  issuePageSchema,
  type MergeInput,
  mergeSchema,
  undoStepSchema,
} from "./schemas";

const first = "";
const checksKey = (projectId: string, datasetId: string) => [...datasetsKey(projectId), datasetId, "checks"] as const;

export const healthQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...checksKey(projectId, datasetId), "health"],
    queryFn: ({ signal }) => fetchJson(healthSchema, routes.api.health(projectId, datasetId), { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.state !== "idle" ? 1_000 : false),
  });

export const issuesQuery = (
  projectId: string,
  datasetId: string,
  kind: IssueKind,
  { ignored = false, checkedAt }: { ignored?: boolean; checkedAt: Date | null },
) =>
  infiniteQueryOptions({
    // After a check the list is another one.
    queryKey: [...checksKey(projectId, datasetId), "issues", kind, ignored, checkedAt?.getTime() ?? 0],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(issuePageSchema, routes.api.issues(projectId, datasetId, { kind, ignored, cursor: pageParam, limit: 10 }), { signal }),
    initialPageParam: first,
    getNextPageParam: (page) => page.nextCursor,
  });

export const exampleIssuesQuery = (projectId: string, exampleId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "example", exampleId, "issues"],
    queryFn: ({ signal }) => fetchJson(z.array(exampleIssueSchema), routes.api.exampleIssues(projectId, exampleId), { signal }),
  });

export const answerFormatQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...projectKey(projectId), "answer-schema"],
    queryFn: ({ signal }) => fetchJson(answerFormatSchema, routes.api.answerSchema(projectId), { signal }),
    staleTime: 60_000,
  });

export function useCheckNow(projectId: string, datasetId: string) {
  return useProjectChange(projectId, () => fetchJson(healthSchema, routes.api.health(projectId, datasetId), { method: "POST" }));
}

export function useIgnoreIssues(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (body: IgnoreIssuesInput) =>
    fetchJson(z.object({ count: z.number() }), routes.api.issues(projectId, datasetId), { method: "PATCH", body }),
  );
}

/** All of it, a step at a time; what is done stays done if the page is closed in between. */
export function useFixIssues(projectId: string, datasetId: string) {
  return useProjectChange(projectId, async (input: Pick<FixIssuesInput, "kind" | "ids"> & { onProgress?: (changed: number) => void }) => {
    const { onProgress, ...what } = input;
    const total = { fixId: "", changedCount: 0, skippedCount: 0 };
    for (let next: Pick<FixIssuesInput, "cursor" | "fixId"> | null = {}; next; ) {
      const step: z.infer<typeof fixStepSchema> = await fetchJson(fixStepSchema, routes.api.fixes(projectId, datasetId), {
        method: "POST",
        body: { ...what, ...next },
      });
      total.fixId = step.fixId;
      total.changedCount += step.changedCount;
      total.skippedCount += step.skippedCount;
      onProgress?.(total.changedCount);
      next = step.nextCursor === null ? null : { cursor: step.nextCursor, fixId: step.fixId };
    }
    return total;
  });
}

export function useMergeExamples(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (body: MergeInput) =>
    fetchJson(mergeSchema, routes.api.merges(projectId, datasetId), { method: "POST", body }),
  );
}

/** All of it, a step at a time; what was taken back stays so if the page is closed in between, and the rest can be asked for again. */
export function useUndoFix(projectId: string, datasetId: string) {
  return useProjectChange(projectId, async (fixId: string) => {
    for (;;) {
      const step = await fetchJson(undoStepSchema, routes.api.undoFix(projectId, datasetId, fixId), { method: "POST" });
      if (step.leftCount === 0) return step;
    }
  });
}

export function useSetAnswerSchema(projectId: string) {
  return useProjectChange(projectId, (body: AnswerSchemaInput) =>
    fetchJson(z.null(), routes.api.answerSchema(projectId), { method: "PUT", body }),
  );
}

import { hashKey, infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { modelsKey } from "@/lib/models/hooks";
import { modelVersionSchema } from "@/lib/models/schemas";
import { routes } from "@/lib/routes";
import { runsKey } from "@/lib/runs/hooks";
import { runSchema } from "@/lib/runs/schemas";
import { boardSchema, survivalWarningSchema } from "./board/schemas";
import {
  type Account,
  type AccountItemKind,
  type AdoptModelInput,
  accountItemSchema,
  accountSchema,
  type CopyFileInput,
  fileCopySchema,
} from "./inventory/schemas";
import { type CreateParityInput, type ListParityCasesInput, parityCasePageSchema, parityReportSchema } from "./parity/schemas";
import {
  answerPageSchema,
  type CreateRecordInput,
  type GoldenRecord,
  type GoOnInput,
  goldenRecordSchema,
  recordEstimateSchema,
} from "./records/schemas";
import { type ReplacementInput, replacementPlanSchema } from "./replacements/schemas";

const pollMs = 1_000;

export const survivalKey = (projectId: string) => ["projects", projectId, "survival"] as const;

/** While something is recorded or trained the board moves; else once in a while is enough. */
export const boardQuery = (projectId: string, scope: "project" | "all") =>
  queryOptions({
    queryKey: [...survivalKey(projectId), "board", scope],
    queryFn: ({ signal }) => fetchJson(boardSchema, routes.api.survival(projectId, { scope }), { signal }),
    refetchInterval: ({ state }) =>
      state.data?.rows.some(({ next }) => next === "see_record" || next === "see_run") ? 3 * pollMs : 60 * pollMs,
  });

export const warningQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...survivalKey(projectId), "warning"],
    queryFn: ({ signal }) => fetchJson(survivalWarningSchema, routes.api.survivalWarning(projectId), { signal }),
    staleTime: 5 * 60 * pollMs,
  });

export const accountsQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...survivalKey(projectId), "accounts"],
    queryFn: ({ signal }) => fetchJson(z.array(accountSchema), routes.api.accounts(projectId), { signal }),
    refetchInterval: ({ state }) => (state.data?.some(({ reading }) => reading?.status === "reading") ? pollMs : false),
  });

/** While the account is being read more comes; once it is read, the list is asked for again, so that its last rows are not missed. */
export const accountItemsQuery = (projectId: string, { trainer, reading }: Pick<Account, "trainer" | "reading">, kind: AccountItemKind) => {
  const list = [...survivalKey(projectId), "items", trainer.id, kind];
  return queryOptions({
    queryKey: [...list, reading?.status, reading?.completedAt],
    queryFn: ({ signal }) => fetchJson(z.array(accountItemSchema), routes.api.accountItems(projectId, trainer.id, { kind }), { signal }),
    placeholderData: (previous, query) => (hashKey(query?.queryKey.slice(0, list.length) ?? []) === hashKey(list) ? previous : undefined),
    refetchInterval: ({ state }) => {
      const isCopying = state.data?.some(({ copies }) => copies.some(({ status }) => status === "copying" || status === "importing"));
      return reading?.status === "reading" || isCopying ? 2 * pollMs : false;
    },
  });
};

export const recordsQuery = (projectId: string, modelVersionId?: string) =>
  queryOptions({
    queryKey: [...survivalKey(projectId), "records", modelVersionId ?? "all"],
    queryFn: ({ signal }) => fetchJson(z.array(goldenRecordSchema), routes.api.records(projectId, { modelVersionId }), { signal }),
  });

export const isRecording = ({ status }: GoldenRecord) => status === "queued" || status === "recording";

export const recordQuery = (projectId: string, recordId: string) =>
  queryOptions({
    queryKey: [...survivalKey(projectId), "record", recordId],
    queryFn: ({ signal }) => fetchJson(goldenRecordSchema, routes.api.record(projectId, recordId), { signal }),
    refetchInterval: ({ state }) => (state.data && isRecording(state.data) ? pollMs : false),
  });

export const recordAnswersQuery = (projectId: string, recordId: string, show: "all" | "failed", settled: number) =>
  infiniteQueryOptions({
    queryKey: [...survivalKey(projectId), "answers", recordId, show, settled],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(answerPageSchema, routes.api.recordAnswers(projectId, recordId, { show, cursor: pageParam, limit: 25 }), { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });

/** `null` while something is not chosen yet. */
export const recordEstimateQuery = (projectId: string, input: CreateRecordInput | null) =>
  queryOptions({
    queryKey: [...survivalKey(projectId), "record estimate", input],
    queryFn: ({ signal }) => fetchJson(recordEstimateSchema, routes.api.recordEstimate(projectId), { method: "POST", body: input, signal }),
    enabled: input !== null,
    placeholderData: (previous) => previous,
    retry: false,
  });

export const replacementPlanQuery = (projectId: string, modelVersionId: string, input: ReplacementInput | null) =>
  queryOptions({
    queryKey: [...survivalKey(projectId), "plan", modelVersionId, input],
    queryFn: ({ signal }) =>
      fetchJson(replacementPlanSchema, routes.api.replacementPlan(projectId, modelVersionId), { method: "POST", body: input, signal }),
    enabled: input !== null,
    placeholderData: (previous) => previous,
    retry: false,
  });

export const parityQuery = (projectId: string, reportId: string) =>
  queryOptions({
    queryKey: [...survivalKey(projectId), "parity", reportId],
    queryFn: ({ signal }) => fetchJson(parityReportSchema, routes.api.parityReport(projectId, reportId), { signal }),
    refetchInterval: ({ state }) => (state.data && (isRecording(state.data.after) || isRecording(state.data.before)) ? pollMs : false),
  });

export const parityCasesQuery = (projectId: string, reportId: string, show: ListParityCasesInput["show"], answered: number) =>
  infiniteQueryOptions({
    queryKey: [...survivalKey(projectId), "parity cases", reportId, show, answered],
    queryFn: ({ signal, pageParam }) =>
      fetchJson(parityCasePageSchema, routes.api.parityCases(projectId, reportId, { show, cursor: pageParam, limit: 25 }), { signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });

/** A change that the board, or anything else of this chapter, may show. */
function useSurvivalChange<I, S extends z.ZodType>(
  projectId: string,
  schema: S,
  send: (input: I) => { url: string; method?: "POST" | "DELETE" | "PUT"; body?: unknown; idempotencyKey?: string },
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: I) => {
      const { url, method = "POST", ...rest } = send(input);
      return fetchJson(schema, url, { method, ...rest });
    },
    onSuccess: () =>
      Promise.all(
        [survivalKey(projectId), modelsKey(projectId), runsKey(projectId)].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

export const useStartReading = (projectId: string) =>
  useSurvivalChange(projectId, accountSchema, (trainerId: string) => ({ url: routes.api.accountReading(projectId, trainerId) }));

export const useAdoptModel = (projectId: string) =>
  useSurvivalChange(projectId, modelVersionSchema, (body: AdoptModelInput) => ({ url: routes.api.adoptedModels(projectId), body }));

export const useCopyFile = (projectId: string) =>
  useSurvivalChange(projectId, fileCopySchema, (body: CopyFileInput) => ({ url: routes.api.fileCopies(projectId), body }));

export const useCreateRecord = (projectId: string) =>
  useSurvivalChange(projectId, goldenRecordSchema, ({ idempotencyKey, ...body }: CreateRecordInput & { idempotencyKey: string }) => ({
    url: routes.api.records(projectId),
    body,
    idempotencyKey,
  }));

export const useGoOn = (projectId: string, recordId: string) =>
  useSurvivalChange(projectId, goldenRecordSchema, (body: GoOnInput) => ({ url: routes.api.recordGoOn(projectId, recordId), body }));

export const useCreateReplacement = (projectId: string, modelVersionId: string) =>
  useSurvivalChange(projectId, runSchema, ({ idempotencyKey, ...body }: ReplacementInput & { idempotencyKey: string }) => ({
    url: routes.api.replacements(projectId, modelVersionId),
    body,
    idempotencyKey,
  }));

export const useCreateParity = (projectId: string) =>
  useSurvivalChange(projectId, parityReportSchema, (body: CreateParityInput) => ({ url: routes.api.parityReports(projectId), body }));

interface Retirement {
  projectId: string;
  modelVersionId: string;
  mayRetire: boolean;
}

/** The row may be another project's, so its own is named. */
export const usePlanRetirement = (projectId: string) =>
  useSurvivalChange(projectId, z.unknown(), ({ projectId: of, modelVersionId, mayRetire }: Retirement) => ({
    url: routes.api.plannedRetirement(of, modelVersionId),
    method: mayRetire ? "PUT" : "DELETE",
  }));

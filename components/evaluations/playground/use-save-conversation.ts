"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { exampleSchema } from "@/lib/datasets/examples/schemas";
import { datasetsKey } from "@/lib/datasets/hooks";
import { evaluationsKey } from "@/lib/evaluations/hooks";
import { benchmarkSchema } from "@/lib/evaluations/schemas";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import type { Sink } from "../add-to";
import type { Side } from "./side-of";

/** To whichever dataset or benchmark is chosen when it is pressed. */
export function useSaveConversation(projectId: string, asked: Side["turns"], answer: string): { toDataset: Sink; toBenchmark: Sink } {
  const client = useQueryClient();
  const example = useMutation({
    mutationFn: async (datasetId: string) => {
      const body = { messages: [...asked, { role: "assistant", content: answer }] };
      await fetchJson(exampleSchema, routes.api.examples(projectId, datasetId), { method: "POST", body });
      return datasetId;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: datasetsKey(projectId) }),
  });
  const benchmark = useMutation({
    mutationFn: async (benchmarkId: string) => {
      const body = { added: [{ prompt: asked, target: answer, tags: ["playground"] }], note: "A case from the playground." };
      return (await fetchJson(benchmarkSchema, routes.api.benchmarkVersions(projectId, benchmarkId), { method: "POST", body })).id;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: evaluationsKey(projectId) }),
  });
  return { toDataset: toSink(example), toBenchmark: toSink(benchmark) };
}

type Adding = { mutate: (id: string) => void; isPending: boolean; error: Error | null; data: string | undefined };

const toSink = ({ mutate, isPending, error, data }: Adding): Sink => ({ add: mutate, isPending, error, addedTo: data });

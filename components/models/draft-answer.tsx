"use client";

import { useQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import type { DraftAnswerProps } from "@/components/datasets/examples/draft-answer-context";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast-context";
import { modelsQuery, useDraftAnswer } from "@/lib/models/hooks";

/** Asks a connected model for the answer. It replaces what stands there as a revision of its own, so nothing is lost. */
export function DraftAnswer({ projectId, exampleId, prepare }: DraftAnswerProps) {
  const { data = [] } = useQuery(modelsQuery(projectId));
  const models = data.filter(({ stage }) => stage !== "archived");
  const { notify } = useToast();
  const draft = useDraftAnswer(projectId);

  async function ask(modelVersionId: string) {
    const revision = await prepare();
    if (revision === null)
      return notify({
        title: "No draft yet: what is typed could not be saved.",
        body: "The note beside the text says why.",
        state: "attention",
      });
    draft.mutate(
      { exampleId, modelVersionId, revision },
      { onError: (error) => notify({ title: "The model drafted nothing.", body: errorWords(error), state: "failed" }) },
    );
  }

  if (models.length === 0) return null;
  return (
    <Menu
      label="Which model drafts the answer"
      trigger={
        <Button
          size="small"
          className="justify-self-start"
          busy={draft.isPending}
          icon={<Sparkles className="size-3.5" strokeWidth={1.75} />}
        >
          Draft an answer
        </Button>
      }
      items={models.map(({ id, name, baseModel }) => ({ label: name, hint: baseModel, onSelect: () => void ask(id) }))}
    />
  );
}

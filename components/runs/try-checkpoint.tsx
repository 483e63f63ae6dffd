"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { formatDuration, formatNumber } from "@/lib/format";
import { useTryCheckpoint } from "@/lib/runs/hooks";
import type { Checkpoint, Run } from "@/lib/runs/schemas";

type TryCheckpointProps = {
  projectId: string;
  run: Run;
  checkpoint: Checkpoint;
  prominent: boolean;
  onOpenChange: (open: boolean) => void;
};

/** One question to a saved point of the run, before the run is over. */
export function TryCheckpoint({ projectId, run, checkpoint, prominent, onOpenChange }: TryCheckpointProps) {
  const [prompt, setPrompt] = useState("");
  const ask = useTryCheckpoint(projectId, run.id, checkpoint.id);
  const step = formatNumber(checkpoint.step);

  return (
    <Dialog
      onOpenChange={onOpenChange}
      title={`Ask the checkpoint at step ${step}`}
      description={
        run.systemPrompt ? "It is asked under the run’s instruction, as it learns." : "It is asked as it learns, without an instruction."
      }
      trigger={
        <Button size="small" variant={prominent ? "quiet" : "plain"} aria-label={`Try the checkpoint at step ${step}`}>
          Try it
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate({ prompt });
        }}
      >
        <Field label="Your question">
          <Textarea value={prompt} onChange={({ target }) => setPrompt(target.value)} placeholder="Paste a message as it would come in" />
        </Field>
        <div>
          <Button
            type="submit"
            variant="primary"
            busy={ask.isPending}
            disabledReason={prompt.trim() === "" ? "Write what you want to ask." : undefined}
          >
            Ask
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="mt-4">
        {ask.isError && (
          <Notice tone="caution" title="It gave no answer.">
            {errorWords(ask.error)}
          </Notice>
        )}
        {ask.data && (
          <figure className="rounded-md border bg-sunken p-4">
            <figcaption className="hint">
              Its answer, after {formatDuration(ask.data.latencyMs)}, {formatNumber(ask.data.completionTokens)} tokens
            </figcaption>
            <p className="mt-1 whitespace-pre-wrap break-words text-base">{ask.data.answer || "It answered nothing."}</p>
          </figure>
        )}
      </div>
    </Dialog>
  );
}

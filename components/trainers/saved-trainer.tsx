"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast-context";
import { ApiError } from "@/lib/http/fetch-json";
import { useUpdateTrainer } from "@/lib/trainers/hooks";
import type { Connection } from "@/lib/trainers/schemas";
import { DisconnectTrainer } from "./disconnect-trainer";
import { EditConflict } from "./edit-conflict";
import { TrainerForm } from "./trainer-form";
import { type TrainerFormValues, toUpdateInput, toValues } from "./trainer-form-values";
import { useTrainerForm } from "./use-trainer-form";

/** The settings of a connected trainer. They are saved on the revision that they were read from. */
export function SavedTrainer({ projectId, trainer }: { projectId: string; trainer: Connection }) {
  const { notify } = useToast();
  const state = useTrainerForm(trainer);
  const { form, showAtFields } = state;
  const [readFrom, setReadFrom] = useState(trainer.revision);
  const update = useUpdateTrainer(trainer.id);
  const { isDirty, errors } = form.formState;
  const isTaken = trainer.revision !== readFrom && !update.isPending;

  function save(values: TrainerFormValues, revision: number) {
    update.mutate(toUpdateInput(values, revision), {
      onSuccess: (saved) => {
        showAgain(saved);
        notify({ title: `${saved.name} is saved.`, state: "done" });
      },
      onError: showAtFields,
    });
  }

  function showAgain(saved: Connection) {
    form.reset(toValues(saved));
    setReadFrom(saved.revision);
    update.reset();
  }

  const isConflict =
    update.error instanceof ApiError && update.error.problem.code === "conflict" && update.error.problem.fields.length === 0;
  const problem = update.error && !isConflict && Object.keys(errors).length === 0 && errorWords(update.error);
  return (
    <TrainerForm
      trainer={trainer}
      state={state}
      onSubmit={(values) => save(values, readFrom)}
      problem={problem}
      actions={
        <>
          {isTaken && (
            <EditConflict
              theirs={trainer}
              mine={form.getValues()}
              onTakeTheirs={() => showAgain(trainer)}
              onKeepMine={form.handleSubmit((values) => save(values, trainer.revision))}
            />
          )}
          <Button
            type="submit"
            variant="primary"
            busy={update.isPending}
            disabledReason={
              isDirty
                ? isTaken
                  ? "Somebody changed it meanwhile. Choose above what is to stand."
                  : undefined
                : "Nothing has been changed."
            }
          >
            Save the changes
          </Button>
          <DisconnectTrainer projectId={projectId} trainer={trainer} />
        </>
      }
    />
  );
}

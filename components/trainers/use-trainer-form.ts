"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { ApiError } from "@/lib/http/fetch-json";
import { useTestTrainer } from "@/lib/trainers/hooks";
import type { Connection } from "@/lib/trainers/schemas";
import { newTrainerForm, savedTrainerForm, type TrainerFormValues, toValues } from "./trainer-form-values";

const fieldNames = ["kind", "name", "baseUrl", "apiKey", "settings.accountId"] as const;

/** The form of a trainer, new or saved, with its test. What the server says about a field is shown at it. */
export function useTrainerForm(trainer: Connection | null) {
  const form = useForm<TrainerFormValues>({
    resolver: zodResolver(trainer ? savedTrainerForm : newTrainerForm),
    defaultValues: toValues(trainer),
  });
  const test = useTestTrainer();

  /** True when the answer belonged to fields and stands there now. */
  function showAtFields(error: unknown): boolean {
    const problems = error instanceof ApiError ? error.problem.fields : [];
    const shown = problems.flatMap(({ field, problem }) => {
      const name = fieldNames.find((known) => known === field);
      if (name) form.setError(name, { message: problem }, { shouldFocus: true });
      return name ? [name] : [];
    });
    return shown.length > 0;
  }

  async function runTest() {
    test.reset();
    if (!(await form.trigger([...fieldNames].filter((name) => name !== "name")))) return;
    const { kind, baseUrl, apiKey, settings } = form.getValues();
    const typed = { baseUrl: baseUrl === trainer?.baseUrl ? undefined : baseUrl, apiKey, settings };
    test.mutate(trainer ? { trainerId: trainer.id, ...typed } : { kind, ...typed }, { onError: showAtFields });
  }

  return { form, test, runTest, showAtFields };
}

"use client";

import { type FormEvent, useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { useUpdateDeployment } from "@/lib/deployments/hooks";
import type { Deployment } from "@/lib/deployments/schemas";
import { ApiError } from "@/lib/http/fetch-json";
import { ChangedMeanwhile, chooseFirst } from "./changed-meanwhile";
import { draftOf, formatModeLabels, type SettingsDraft, settingDifferences, settingLabels, takeNewerSettings } from "./settings-draft";

export function ChangeSettings({ projectId, deployment }: { projectId: string; deployment: Deployment }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button size="small">Change</Button>}
      title={`Settings of ${deployment.name}`}
      description="They hold from the next request on."
    >
      <SettingsForm projectId={projectId} deployment={deployment} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function SettingsForm({ projectId, deployment, onDone }: { projectId: string; deployment: Deployment; onDone: () => void }) {
  const formId = useId();
  const update = useUpdateDeployment(projectId, deployment.id);
  const [opened, setOpened] = useState(deployment);
  const [draft, setDraft] = useState(() => draftOf(deployment));
  const set = (change: Partial<SettingsDraft>) => setDraft({ ...draft, ...change });
  // What this form has saved itself is nobody else's change.
  const differences = update.isPending || update.isSuccess ? [] : settingDifferences(opened, deployment);
  const parsed = parseSchema(draft.schema);
  const fields = update.error instanceof ApiError ? update.error.problem.fields : [];
  const problemOf = (name: string) => fields.find(({ field }) => field === name)?.problem;

  function choose(chosen: SettingsDraft) {
    setDraft(chosen);
    setOpened(deployment);
    update.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (parsed.problem || update.isPending || differences.length > 0) return;
    // What this form is about is as it was when it was opened, whatever else has changed since.
    const { routingVersion } = deployment;
    const { formatMode, seconds, sample, days, redacts } = draft;
    const numbers = { timeoutMs: Number(seconds) * 1_000, logSample: Number(sample) / 100, logDays: Number(days) };
    update.mutate({ routingVersion, answerSchema: parsed.schema, formatMode, ...numbers, redactsPersonal: redacts }, { onSuccess: onDone });
  }

  return (
    <form id={formId} onSubmit={submit} className="grid gap-4">
      {differences.length > 0 ? (
        <ChangedMeanwhile
          differences={differences}
          onTake={() => choose(takeNewerSettings(draft, opened, deployment))}
          onKeep={() => choose(draft)}
        />
      ) : (
        update.error && fields.length === 0 && <Notice tone="negative">{errorWords(update.error)}</Notice>
      )}
      <Field
        label={settingLabels.schema}
        hint="A JSON Schema. Empty: answers are free."
        error={parsed.problem ?? problemOf("answerSchema")}
        optional
      >
        <Textarea
          className="font-mono text-xs"
          spellCheck={false}
          value={draft.schema}
          onChange={(event) => set({ schema: event.target.value })}
        />
      </Field>
      {draft.schema.trim() !== "" && (
        <Field label={settingLabels.formatMode}>
          <RadioGroup
            value={draft.formatMode}
            onValueChange={(value) => set({ formatMode: value === "observe" ? "observe" : "enforce" })}
            options={[
              {
                value: "enforce",
                label: formatModeLabels.enforce,
                hint: "Streams come in one piece, because they are checked first.",
              },
              { value: "observe", label: formatModeLabels.observe },
            ]}
          />
        </Field>
      )}
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label={settingLabels.seconds} error={problemOf("timeoutMs")}>
          <NumberField min={1} max={600} unit="s" value={draft.seconds} onChange={(event) => set({ seconds: event.target.value })} />
        </Field>
        <Field label={settingLabels.days} error={problemOf("logDays")}>
          <NumberField min={1} max={400} unit="days" value={draft.days} onChange={(event) => set({ days: event.target.value })} />
        </Field>
      </div>
      <Field label={settingLabels.sample} hint="That a request happened is always kept." error={problemOf("logSample")}>
        <NumberField
          min={0}
          max={100}
          unit="% of requests"
          value={draft.sample}
          onChange={(event) => set({ sample: event.target.value })}
        />
      </Field>
      <Switch
        label={settingLabels.redacts}
        hint="Addresses, numbers and secrets that can be recognised, before anything is stored."
        checked={draft.redacts}
        onCheckedChange={(redacts) => set({ redacts })}
      />
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="plain">Cancel</Button>
        </DialogClose>
        <Button
          type="submit"
          variant="primary"
          busy={update.isPending}
          disabledReason={differences.length > 0 ? chooseFirst : parsed.problem && "The format is not JSON yet."}
        >
          Save the settings
        </Button>
      </div>
    </form>
  );
}

type JsonObject = NonNullable<Deployment["answerSchema"]>;

function parseSchema(text: string): { schema: JsonObject | null; problem?: string } {
  if (text.trim() === "") return { schema: null };
  try {
    return { schema: JSON.parse(text) };
  } catch (error) {
    return { schema: null, problem: `This is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}.` };
  }
}

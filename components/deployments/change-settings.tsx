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
  const [schema, setSchema] = useState(deployment.answerSchema ? JSON.stringify(deployment.answerSchema, null, 2) : "");
  const [formatMode, setFormatMode] = useState(deployment.formatMode);
  const [seconds, setSeconds] = useState(String(deployment.timeoutMs / 1_000));
  const [sample, setSample] = useState(String(deployment.logSample * 100));
  const [days, setDays] = useState(String(deployment.logDays));
  const [redacts, setRedacts] = useState(deployment.redactsPersonal);
  const parsed = parseSchema(schema);
  const fields = update.error instanceof ApiError ? update.error.problem.fields : [];
  const problemOf = (name: string) => fields.find(({ field }) => field === name)?.problem;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (parsed.problem || update.isPending) return;
    const { routingVersion } = deployment;
    const numbers = { timeoutMs: Number(seconds) * 1_000, logSample: Number(sample) / 100, logDays: Number(days) };
    update.mutate({ routingVersion, answerSchema: parsed.schema, formatMode, ...numbers, redactsPersonal: redacts }, { onSuccess: onDone });
  }

  return (
    <form id={formId} onSubmit={submit} className="grid gap-4">
      {update.error && fields.length === 0 && <Notice tone="negative">{errorWords(update.error)}</Notice>}
      <Field
        label="Format of the answers"
        hint="A JSON Schema. Empty: answers are free."
        error={parsed.problem ?? problemOf("answerSchema")}
        optional
      >
        <Textarea className="font-mono text-xs" spellCheck={false} value={schema} onChange={(event) => setSchema(event.target.value)} />
      </Field>
      {schema.trim() !== "" && (
        <Field label="An answer that does not keep it">
          <RadioGroup
            value={formatMode}
            onValueChange={(value) => setFormatMode(value === "observe" ? "observe" : "enforce")}
            options={[
              {
                value: "enforce",
                label: "is repaired once, then refused",
                hint: "Streams come in one piece, because they are checked first.",
              },
              { value: "observe", label: "goes out, and is counted" },
            ]}
          />
        </Field>
      )}
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label="Waits for an answer to begin" error={problemOf("timeoutMs")}>
          <NumberField min={1} max={600} unit="s" value={seconds} onChange={(event) => setSeconds(event.target.value)} />
        </Field>
        <Field label="Keeps the log for" error={problemOf("logDays")}>
          <NumberField min={1} max={400} unit="days" value={days} onChange={(event) => setDays(event.target.value)} />
        </Field>
      </div>
      <Field label="Keeps the text of" hint="That a request happened is always kept." error={problemOf("logSample")}>
        <NumberField min={0} max={100} unit="% of requests" value={sample} onChange={(event) => setSample(event.target.value)} />
      </Field>
      <Switch
        label="Take personal data out of the log"
        hint="Addresses, numbers and secrets that can be recognised, before anything is stored."
        checked={redacts}
        onCheckedChange={setRedacts}
      />
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="plain">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={update.isPending} disabledReason={parsed.problem && "The format is not JSON yet."}>
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

"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Textarea } from "@/components/ui/textarea";
import { useSetAnswerSchema } from "@/lib/datasets/checks/hooks";
import { answerSchemaInput } from "@/lib/datasets/checks/schemas";

type AnswerFormatProps = { projectId: string; schema: Record<string, unknown> | null; mayChange: boolean };

/** The JSON Schema that every answer of the project keeps. */
export function AnswerFormat({ projectId, schema, mayChange }: AnswerFormatProps) {
  return (
    <Panel title="Answer format" actions={mayChange && <EditFormat projectId={projectId} schema={schema} />}>
      {schema ? (
        <>
          <p className="mb-2 text-on-surface-2">Every answer of this project is checked against this JSON Schema.</p>
          <CodeBlock label="JSON Schema">{JSON.stringify(schema, null, 2)}</CodeBlock>
        </>
      ) : (
        <p className="text-on-surface-2">
          Answers are free text. If they should always be JSON with the same fields, a lead can set the format here; answers that break it
          are then found by themselves.
        </p>
      )}
    </Panel>
  );
}

const beginning = `{
  "type": "object",
  "properties": {
    "topic": { "type": "string" }
  },
  "required": ["topic"]
}`;

function EditFormat({ projectId, schema }: { projectId: string; schema: Record<string, unknown> | null }) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const save = useSetAnswerSchema(projectId);

  function open(next: boolean) {
    setOpen(next);
    setText(schema ? JSON.stringify(schema, null, 2) : beginning);
    setProblem(null);
  }

  function submit(value: unknown) {
    const parsed = answerSchemaInput.safeParse({ schema: value });
    if (!parsed.success) return setProblem("A format is one JSON object: it begins with { and ends with }.");
    save.mutate(parsed.data, { onSuccess: () => setOpen(false), onError: (error) => setProblem(errorWords(error)) });
  }

  function submitText() {
    try {
      submit(JSON.parse(text));
    } catch (error) {
      setProblem(`This is not JSON yet: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      width="wide"
      trigger={<Button size="small">{schema ? "Change" : "Set a format"}</Button>}
      title="Answer format"
      description="A JSON Schema. When it is saved, every example of the project is looked at again."
      footer={
        <>
          {schema && (
            <Button variant="plain" className="mr-auto" busy={save.isPending} onClick={() => submit(null)}>
              Back to free text
            </Button>
          )}
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button variant="primary" busy={save.isPending} onClick={submitText}>
            Save the format
          </Button>
        </>
      }
    >
      <Field label="JSON Schema" {...(problem ? { error: problem } : {})} hint="Which fields an answer has, and what may stand in them.">
        <Textarea
          className="min-h-72 font-mono"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
        />
      </Field>
    </Dialog>
  );
}

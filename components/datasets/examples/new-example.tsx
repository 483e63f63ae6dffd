"use client";

import { Plus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { useCreateExample } from "@/lib/datasets/examples/hooks";
import type { CreateExampleInput } from "@/lib/datasets/examples/schemas";

type NewExampleProps = { projectId: string; datasetId: string; onCreated: (exampleId: string) => void };

/** The shortest conversation there is; more turns are added in the editor. */
export function NewExample({ projectId, datasetId, onCreated }: NewExampleProps) {
  const formId = useId();
  const create = useCreateExample(projectId, datasetId);
  const [isOpen, setOpen] = useState(false);
  const [instruction, setInstruction] = useState("");
  const [question, setQuestion] = useState("");
  const [answer, setAnswer] = useState("");
  const missing = question.trim() === "" ? "Write what a person asks first." : answer.trim() === "" ? "Write the answer first." : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (missing) return;
    const messages: CreateExampleInput["messages"] = [
      ...(instruction.trim() ? [{ role: "system" as const, content: instruction.trim() }] : []),
      { role: "user", content: question },
      { role: "assistant", content: answer },
    ];
    create.mutate(
      { messages },
      {
        onSuccess: ({ id }) => {
          setOpen(false);
          setQuestion("");
          setAnswer("");
          onCreated(id);
        },
      },
    );
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button icon={<Plus className="size-3.5" strokeWidth={1.75} />}>New example</Button>}
      title="New example"
      description="What a person writes, and the answer that you would want the model to give."
      width="wide"
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" busy={create.isPending} disabledReason={missing}>
            Add the example
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {create.isError && <Notice tone="negative">{errorWords(create.error)}</Notice>}
        <Field label="Instruction" optional hint="What the model is told before every conversation. It stays here for the next example.">
          <Textarea rows={2} value={instruction} onChange={(event) => setInstruction(event.target.value)} />
        </Field>
        <Field label="Message">
          <Textarea rows={3} value={question} onChange={(event) => setQuestion(event.target.value)} />
        </Field>
        <div className="learned -mx-6 px-6 py-4">
          <Field label={<span className="text-on-accent-soft">Answer the model learns</span>}>
            <Textarea rows={5} value={answer} onChange={(event) => setAnswer(event.target.value)} />
          </Field>
        </div>
      </form>
    </Dialog>
  );
}

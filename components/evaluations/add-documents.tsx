"use client";

import { useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { formatCount } from "@/lib/format";
import { useCreatePassageIndex } from "@/lib/models/hooks";
import type { PassageIndex } from "@/lib/models/schemas";

type AddDocumentsProps = {
  projectId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onAdded: (index: PassageIndex) => void;
};

type Document = { title: string; text: string };

/** Texts to look things up in: chosen as files of plain text, or pasted. */
export function AddDocuments({ projectId, open, onOpenChange, onAdded }: AddDocumentsProps) {
  const formId = useId();
  const [name, setName] = useState("");
  const [pasted, setPasted] = useState("");
  const [files, setFiles] = useState<Document[]>([]);
  const create = useCreatePassageIndex(projectId);
  const documents = pasted.trim() === "" ? files : [...files, { title: "", text: pasted }];

  async function read(chosen: FileList | null) {
    const read = await Promise.all(
      [...(chosen ?? [])].map(async (file) => ({ title: file.name.replace(/\.[a-z]+$/i, ""), text: await file.text() })),
    );
    setFiles(read);
    if (name === "" && read[0]) setName(read[0].title);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add documents"
      description="A handbook, a price list, answers you gave before: whatever a colleague would look things up in."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            busy={create.isPending}
            disabledReason={
              documents.length === 0 ? "Choose a file or paste a text first." : name.trim() === "" ? "Name the documents first." : undefined
            }
          >
            Add {formatCount(documents.length, "document")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ name, documents }, { onSuccess: onAdded });
        }}
      >
        <Field label="Name" hint="So that people know what a baseline looks things up in.">
          <Input value={name} onChange={(event) => setName(event.target.value)} placeholder="Handbook" />
        </Field>
        <Field label="Files" optional hint="Plain text or Markdown. What else you have can be pasted below.">
          <Input
            type="file"
            multiple
            accept=".txt,.md,.markdown,text/plain"
            onChange={(event) => void read(event.target.files)}
            className="py-1"
          />
        </Field>
        <Field label="Or paste a text" optional>
          <Textarea rows={6} value={pasted} onChange={(event) => setPasted(event.target.value)} className="max-h-60 overflow-auto" />
        </Field>
        {create.error && (
          <Notice tone="negative" title="The documents were not added.">
            {errorWords(create.error)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

"use client";

import { Bookmark } from "lucide-react";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast-context";
import { useDeleteMapping, useSaveMapping } from "@/lib/datasets/imports/hooks";
import type { ImportMapping, SavedMapping } from "@/lib/datasets/imports/schemas";
import { isSameMapping } from "./column-roles";

type SavedMappingBarProps = {
  projectId: string;
  columns: readonly string[];
  mapping: ImportMapping;
  /** With the same columns as this file. */
  saved: readonly SavedMapping[];
  onUse: (mapping: ImportMapping) => void;
};

/** The work of naming columns is done once for every kind of file. */
export function SavedMappingBar({ projectId, columns, mapping, saved, onUse }: SavedMappingBarProps) {
  const [isNaming, setNaming] = useState(false);
  const inUse = saved.find((one) => isSameMapping(one.mapping, mapping));
  const { notify } = useToast();
  const forget = useDeleteMapping(projectId);

  const forgetIt = ({ id, name }: SavedMapping) =>
    forget.mutate(id, { onError: (error) => notify({ title: `“${name}” is still saved.`, body: errorWords(error), state: "failed" }) });

  return (
    <div className="mt-auto pt-5">
      <div className="flex min-h-8 items-center gap-2 border-t pt-4">
        <Bookmark className="size-3.5 shrink-0 text-on-surface-3" strokeWidth={1.75} aria-hidden="true" />
        <p className="hint min-w-0 flex-1" aria-live="polite">
          {inUse
            ? `Saved as “${inUse.name}”, used again for the next file with these columns.`
            : "Use these columns again for the next such file."}
        </p>
        {!inUse && (
          <Button size="small" onClick={() => setNaming(true)}>
            Save as
          </Button>
        )}
        {saved.length > 0 && (
          <Menu
            align="end"
            trigger={
              <Button variant="plain" size="small">
                Saved
              </Button>
            }
            items={[
              ...saved.map((one) => ({ label: one.name, checked: one.id === inUse?.id, onSelect: () => onUse(one.mapping) })),
              ...(inUse ? [{ separator: true as const }, { label: `Forget “${inUse.name}”`, onSelect: () => forgetIt(inUse) }] : []),
            ]}
          />
        )}
      </div>
      <NameDialog projectId={projectId} columns={columns} mapping={mapping} taken={saved} open={isNaming} onOpenChange={setNaming} />
    </div>
  );
}

type NameDialogProps = {
  projectId: string;
  columns: readonly string[];
  mapping: ImportMapping;
  taken: readonly SavedMapping[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

function NameDialog({ projectId, columns, mapping, taken, open, onOpenChange }: NameDialogProps) {
  const [name, setName] = useState("");
  const save = useSaveMapping(projectId);
  const isTaken = taken.some((one) => one.name === name.trim());

  function submit() {
    save.mutate({ name, columns: [...columns], mapping }, { onSuccess: () => onOpenChange(false) });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Save what the columns mean"
      description="The next file with exactly these columns is read the same way at once."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            busy={save.isPending}
            disabledReason={name.trim() === "" ? "Type a name first." : undefined}
            onClick={submit}
          >
            Save the columns
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") submit();
        }}
      >
        <Field
          label="Name"
          hint={isTaken ? "There is one of this name: it will be replaced." : "Where such files come from."}
          error={save.isError && errorWords(save.error)}
        >
          <Input value={name} maxLength={100} placeholder="Helpdesk export" onChange={(event) => setName(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}

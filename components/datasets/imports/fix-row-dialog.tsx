"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast-context";
import { useFixRejected } from "@/lib/datasets/imports/hooks";
import type { Import, RejectedRow } from "@/lib/datasets/imports/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { cellText, typedCell } from "./cells";
import { isField } from "./row-cells";
import { useFixing } from "./use-fixing";

type FixRowDialogProps = {
  projectId: string;
  import: Import;
  row: RejectedRow;
  /** How many wait in the list that this row is one of. */
  left: number;
  onClose: () => void;
  /** The next row of the list, or none. */
  onNext: () => void;
};

/** The row's cells, to be corrected where the mistake is seen. What is still wrong is said at once; the good row goes in. */
export function FixRowDialog({ projectId, import: file, row, left, onClose, onNext }: FixRowDialogProps) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [raw, setRaw] = useState(row.raw);
  const [found, setFound] = useState<Pick<RejectedRow, "field" | "problem" | "kind">>(row);
  const [keepDamaged, setKeepDamaged] = useState(false);
  const { notify } = useToast();
  const { leaveOut } = useFixing(projectId, file.id);
  const fix = useFixRejected(projectId, file.id);
  const cells = row.record && cellsOf(row.record, file);

  function submit() {
    const record = cells && Object.fromEntries(cells.map(({ name, value }) => [name, typedCell(typed[name] ?? cellText(value), value)]));
    fix.mutate(
      { rowId: row.id, ...(record ? { record: { ...row.record, ...record }, keepDamaged } : { raw }) },
      {
        onSuccess: ({ outcome, row: still }) => {
          if (outcome === "rejected" && still) return setFound(still);
          notify({
            state: outcome === "added" ? "done" : "attention",
            title:
              outcome === "added"
                ? `Row ${formatNumber(row.rowNumber)} is in.`
                : `Row ${formatNumber(row.rowNumber)} is in the dataset already, so it stayed out.`,
          });
          onNext();
        },
      },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="wide"
      title={`Fix row ${formatNumber(row.rowNumber)}`}
      description={`${formatCount(left, "row waits", "rows wait")} in this list. The next one opens by itself.`}
      footer={
        <>
          <span className="hint mr-auto self-center max-md:hidden">
            <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> adds it
          </span>
          <Button variant="plain" onClick={() => leaveOut({ rowIds: [row.id] }, onNext)}>
            Leave out
          </Button>
          <Button variant="primary" busy={fix.isPending} onClick={submit}>
            Add the row
          </Button>
        </>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
        }}
      >
        {fix.isError && (
          <p role="alert" className="text-negative">
            {errorWords(fix.error)}
          </p>
        )}
        {!cells?.some(({ name }) => isField(found.field, name)) && (
          <p role="alert" className="text-negative">
            {found.problem}
          </p>
        )}
        {cells?.map(({ name, value, means }) => (
          <Field
            key={name}
            label={<span className="font-mono">{name}</span>}
            hint={means}
            error={isField(found.field, name) && found.problem}
            changed={typed[name] !== undefined && typed[name] !== cellText(value)}
          >
            <Textarea
              rows={1}
              className="max-h-[40dvh] min-h-8 overflow-auto"
              value={typed[name] ?? cellText(value)}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            />
          </Field>
        ))}
        {cells && found.kind === "damaged_text" && (
          <Checkbox
            label="The text is meant like this"
            hint="It only looks as if letters were lost."
            checked={keepDamaged}
            onCheckedChange={setKeepDamaged}
          />
        )}
        {!cells && (
          <Field label="The row as the file has it" hint="It could not be taken apart. Correct the text itself.">
            <Textarea
              className="max-h-[50dvh] overflow-auto font-mono text-xs"
              spellCheck={false}
              value={raw}
              onChange={(event) => setRaw(event.target.value)}
            />
          </Field>
        )}
      </form>
    </Dialog>
  );
}

const meanings = {
  instruction: "Instruction",
  message: "Message the model reads",
  answer: "Answer the model learns",
  conversation: "Whole conversation",
  rejected: "Answer that was not preferred",
  tools: "Functions the model may call",
  tag: "Tag",
  group: "Group",
};

/** The columns that are imported, also those that the row lacks; the others cannot be wrong. */
function cellsOf(record: NonNullable<RejectedRow["record"]>, file: Import) {
  return file.mapping.columns.map(({ name, role }) => ({ name, value: record[name] ?? null, means: meanings[role] }));
}

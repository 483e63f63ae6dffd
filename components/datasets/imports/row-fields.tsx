import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Import, RejectedRow } from "@/lib/datasets/imports/schemas";
import { isField } from "./is-field";
import { cellsOf, type RowDraft } from "./row-draft";

type RowFieldsProps = {
  row: Pick<RejectedRow, "record" | "raw">;
  mapping: Import["mapping"];
  /** What is wrong as far as anybody knows. */
  found: Pick<RejectedRow, "field" | "problem" | "kind">;
  draft: RowDraft;
  onChange: (draft: RowDraft) => void;
};

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

/** The row's cells, to be corrected where the mistake is seen. */
export function RowFields({ row, mapping, found, draft, onChange }: RowFieldsProps) {
  const cells = cellsOf(row, mapping, draft);
  return (
    <>
      {!cells?.some(({ name }) => isField(found.field, name)) && (
        <p role="alert" className="text-negative">
          {found.problem}
        </p>
      )}
      {cells?.map(({ name, role, text, isChanged }) => (
        <Field
          key={name}
          label={<span className="font-mono">{name}</span>}
          hint={meanings[role]}
          error={isField(found.field, name) && found.problem}
          changed={isChanged}
        >
          <Textarea
            rows={1}
            className="max-h-[40dvh] min-h-8 overflow-auto"
            value={text}
            onChange={(event) => onChange({ ...draft, cells: { ...draft.cells, [name]: event.target.value } })}
          />
        </Field>
      ))}
      {cells && found.kind === "damaged_text" && (
        <Checkbox
          label="The text is meant like this"
          hint="It only looks as if letters were lost."
          checked={draft.keepDamaged}
          onCheckedChange={(keepDamaged) => onChange({ ...draft, keepDamaged })}
        />
      )}
      {!cells && (
        <Field label="The row as the file has it" hint="It could not be taken apart. Correct the text itself.">
          <Textarea
            className="max-h-[50dvh] overflow-auto font-mono text-xs"
            spellCheck={false}
            value={draft.raw}
            onChange={(event) => onChange({ ...draft, raw: event.target.value })}
          />
        </Field>
      )}
    </>
  );
}

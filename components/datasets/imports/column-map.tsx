"use client";

import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { ImportMapping, ImportPreview } from "@/lib/datasets/imports/schemas";
import { assignRole, makeOptional, mappedColumn, renamePart } from "./column-roles";
import { ColumnRow } from "./column-row";

type ColumnMapProps = {
  columns: ImportPreview["columns"];
  mapping: ImportMapping;
  guess: string;
  /** Nobody has changed the guess. */
  isGuess: boolean;
  onChange: (mapping: ImportMapping) => void;
};

export function ColumnMap({ columns, mapping, guess, isGuess, onChange }: ColumnMapProps) {
  const order = columns.map(({ name }) => name);
  return (
    <>
      <h2 className="section-title">What is in each column?</h2>
      <p className="mt-1 text-on-surface-2">{guess} Change whatever was guessed wrong.</p>
      <ul className="mt-3">
        {columns.map((column) => (
          <ColumnRow
            key={column.name}
            column={column}
            mapped={mappedColumn(mapping, column.name)}
            isGuess={isGuess && column.isGuessed}
            onRole={(role) => onChange(assignRole(mapping, column.name, role, order))}
            onPart={(part) => onChange(renamePart(mapping, column.name, part))}
            onOptional={(isOptional) => onChange(makeOptional(mapping, column.name, isOptional))}
          />
        ))}
      </ul>
    </>
  );
}

type InstructionFieldProps = { value: string; onChange: (text: string) => void; className?: string };

export function InstructionField({ value, onChange, className }: InstructionFieldProps) {
  return (
    <Field
      className={className ?? ""}
      label="Instruction put before every conversation"
      optional
      hint="Rows that carry one of their own keep it. Leave it empty if your rows already have one."
    >
      <Textarea
        key={value}
        placeholder="Choose one queue for the message."
        defaultValue={value}
        maxLength={4000}
        // On leaving, not at every letter: each change reads the file anew.
        onBlur={(event) => event.target.value !== value && onChange(event.target.value)}
      />
    </Field>
  );
}

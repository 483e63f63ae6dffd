"use client";

import { ArrowRight } from "lucide-react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/cn";
import type { ImportMapping, ImportPreview } from "@/lib/datasets/imports/schemas";
import { assignRole, columnRoles, roleOf } from "./column-roles";

type ColumnMapProps = {
  columns: ImportPreview["columns"];
  mapping: ImportMapping;
  guess: string;
  onChange: (mapping: ImportMapping) => void;
};

export function ColumnMap({ columns, mapping, guess, onChange }: ColumnMapProps) {
  return (
    <section>
      <h2 className="section-title">What is in each column?</h2>
      <p className="mt-1 text-on-surface-2">{guess}</p>
      <ul className="mt-3 divide-y border-b">
        {columns.map(({ name, samples }) => {
          const role = roleOf(mapping, name);
          return (
            <li key={name} className="grid grid-cols-[minmax(0,1fr)_16px_208px] items-center gap-2 py-2 max-sm:grid-cols-1">
              <span className="min-w-0">
                <span className={cn("block truncate font-mono text-xs", role === "none" && "text-on-surface-2")}>{name}</span>
                <span className="hint block truncate">{samples.find((sample) => sample.trim() !== "") ?? "empty"}</span>
              </span>
              <ArrowRight className="size-3.5 text-on-surface-3 max-sm:hidden" strokeWidth={1.75} aria-hidden="true" />
              <Select
                label={`Column ${name}`}
                options={columnRoles}
                value={role}
                onValueChange={(value) => {
                  const chosen = columnRoles.find((option) => option.value === value);
                  if (chosen) onChange(assignRole(mapping, name, chosen.value));
                }}
              />
            </li>
          );
        })}
      </ul>
      <Field className="mt-5" label="Instruction put before every conversation" optional hint="Rows that carry one of their own keep it.">
        <Textarea
          placeholder="Choose one queue for the message."
          value={mapping.systemText}
          onChange={(event) => onChange({ ...mapping, systemText: event.target.value })}
        />
      </Field>
    </section>
  );
}

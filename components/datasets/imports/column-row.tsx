"use client";

import { ArrowRight } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { cn } from "@/lib/cn";
import type { ImportPreview, MappedColumn } from "@/lib/datasets/imports/schemas";
import { type ColumnRole, roleOf } from "./column-roles";
import { roleOptions } from "./role-options";

type ColumnRowProps = {
  column: ImportPreview["columns"][number];
  /** Absent: the column is not imported. */
  mapped: MappedColumn | undefined;
  /** The role is Hone's guess and nobody has changed it. */
  isGuess: boolean;
  onRole: (role: ColumnRole) => void;
  onPart: (part: string) => void;
  onOptional: (isOptional: boolean) => void;
};

export function ColumnRow({ column: { name, samples }, mapped, isGuess, onRole, onPart, onOptional }: ColumnRowProps) {
  const role = roleOf(mapped);
  const part = mapped?.field ?? null;
  const options = roleOptions(part ?? name);
  return (
    <li className="grid grid-cols-[minmax(0,136px)_18px_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5 border-b py-2 last:border-0">
      <span className="min-w-0">
        <span className={cn("block truncate font-mono text-xs", role === "none" && "text-on-surface-3")} title={name}>
          {name}
        </span>
        <span className="hint mt-0.5 block truncate" title={samples.join("\n")}>
          {samples.find((sample) => sample.trim() !== "") ?? "empty"}
        </span>
      </span>
      <ArrowRight className="size-3.5 text-on-surface-3" strokeWidth={1.75} aria-hidden="true" />
      <Select
        label={`Column ${name}`}
        options={options}
        value={role}
        note={isGuess ? "guessed" : undefined}
        className={cn(role === "none" && "text-on-surface-2")}
        onValueChange={(value) => {
          const chosen = options.find((option) => option.value === value);
          if (chosen) onRole(chosen.value);
        }}
      />
      {part !== null && (
        <div className="col-start-3 flex items-center gap-2">
          <span className="hint shrink-0" aria-hidden="true">
            called
          </span>
          <Input
            key={part}
            aria-label={`What “${name}” is called in the ${role === "answer_part" ? "answer" : "message"}`}
            defaultValue={part}
            maxLength={60}
            onBlur={(event) => onPart(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && onPart(event.currentTarget.value)}
          />
          {role === "answer_part" && (
            <Checkbox className="shrink-0" label="may be empty" checked={mapped?.isOptional ?? false} onCheckedChange={onOptional} />
          )}
        </div>
      )}
    </li>
  );
}

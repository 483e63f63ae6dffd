"use client";

import { X } from "lucide-react";
import { cn } from "@/lib/cn";

type FilterChipsProps = {
  chips: readonly { id: string; label: string }[];
  onRemove: (id: string) => void;
  onClear: () => void;
  className?: string;
};

/** What narrows the list now, each to be taken off alone. */
export function FilterChips({ chips, onRemove, onClear, className }: FilterChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters in use" className={cn("flex flex-wrap items-center gap-2", className)}>
      {chips.map((chip) => (
        <li key={chip.id}>
          <button
            type="button"
            onClick={() => onRemove(chip.id)}
            className="inline-flex h-7 items-center gap-2 rounded-md bg-accent-soft px-2.5 font-medium text-on-accent-soft text-xs hover:inset-ring hover:inset-ring-accent-line touch:h-11"
          >
            {chip.label}
            <X className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
            <span className="sr-only">, remove this filter</span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" onClick={onClear} className="link min-h-6 px-1 text-xs touch:min-h-11">
          Clear
        </button>
      </li>
    </ul>
  );
}

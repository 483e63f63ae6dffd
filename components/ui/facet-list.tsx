"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { cn } from "@/lib/cn";
import { Checkbox } from "./checkbox";

export type FacetOption = { value: string; label: string; count: number };

type FacetListProps = {
  title: string;
  options: readonly FacetOption[];
  selected: readonly string[];
  onToggle: (value: string) => void;
  /** The counts are estimates. */
  isAbout?: boolean;
  /** How many options stand there before "Show all". */
  first?: number;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

/** Counts follow the other filters; zero counts stay visible, greyed. */
export function FacetList(props: FacetListProps) {
  const { title, options, selected, onToggle, isAbout = false, first = 8, open = true, onOpenChange, className } = props;
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? options : options.filter(({ value }, index) => index < first || selected.includes(value));

  return (
    <details
      open={open}
      onToggle={({ currentTarget }) => currentTarget.open !== open && onOpenChange?.(currentTarget.open)}
      className={cn("group border-t px-4 py-3 first:border-0", className)}
    >
      <summary className="label flex min-h-6 items-center gap-1.5 rounded-sm">
        {title}
        {isAbout && <span className="font-normal text-on-surface-3">about</span>}
        <ChevronDown
          className="ml-auto size-3.5 -rotate-90 transition-transform group-open:rotate-0"
          strokeWidth={1.75}
          aria-hidden="true"
        />
      </summary>
      <ul aria-label={title} className="mt-1">
        {shown.map((option) => (
          <li key={option.value} className="flex items-center gap-2 py-0.5 touch:min-h-11">
            <Checkbox
              className={cn("min-w-0 flex-1", option.count === 0 ? "text-on-surface-3" : "text-on-surface-2")}
              label={
                <span
                  className={cn("block truncate font-normal", selected.includes(option.value) && "font-medium text-on-surface")}
                  title={option.label}
                >
                  {option.label}
                </span>
              }
              checked={selected.includes(option.value)}
              onCheckedChange={() => onToggle(option.value)}
            />
            <span className="num text-on-surface-3 text-xs">{option.count.toLocaleString("en-GB")}</span>
          </li>
        ))}
      </ul>
      {options.length > shown.length && (
        <button type="button" onClick={() => setShowsAll(true)} className="link min-h-6 text-xs touch:min-h-11">
          Show all {options.length.toLocaleString("en-GB")}
        </button>
      )}
    </details>
  );
}

"use client";

import { ChevronDown } from "lucide-react";
import { cn } from "@/lib/cn";
import { Checkbox } from "./checkbox";

export type FacetOption = { value: string; label: string; count: number };

type FacetListProps = {
  title: string;
  options: readonly FacetOption[];
  selected: readonly string[];
  onToggle: (value: string) => void;
  className?: string;
};

export function FacetList({ title, options, selected, onToggle, className }: FacetListProps) {
  return (
    <details open className={cn("group border-t px-4 py-3 first:border-0", className)}>
      <summary className="label flex min-h-6 items-center rounded-sm">
        <span className="flex-1">{title}</span>
        <ChevronDown className="size-3.5 -rotate-90 transition-transform group-open:rotate-0" strokeWidth={1.75} aria-hidden />
      </summary>
      <ul className="mt-1">
        {options.map((option) => (
          <li key={option.value} className="flex items-center gap-2 py-0.5">
            <Checkbox
              className={cn("min-w-0 flex-1", option.count === 0 && "text-on-surface-3")}
              label={<span className="block truncate">{option.label}</span>}
              checked={selected.includes(option.value)}
              onCheckedChange={() => onToggle(option.value)}
            />
            <span className="num text-on-surface-3 text-xs">{option.count.toLocaleString("en-GB")}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

"use client";

import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type CountChipsProps = {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: ReactNode; count?: number }[];
  className?: string;
};

/** One of a few, each with its count. Zero stays visible, greyed. */
export function CountChips({ label, value, onValueChange, options, className }: CountChipsProps) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onValueChange(next)}
      className={cn("flex flex-wrap gap-1.5", className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className={cn(
            "inline-flex h-7 items-center gap-2 rounded-md border bg-surface px-2.5 text-on-surface-2 text-xs hover:bg-sunken data-[state=on]:border-inverse data-[state=on]:bg-inverse data-[state=on]:text-on-inverse touch:h-11",
            option.count === 0 && "text-on-surface-3",
          )}
        >
          <span className="font-medium">{option.label}</span>
          {option.count !== undefined && <span className="num">{option.count.toLocaleString("en-GB")}</span>}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

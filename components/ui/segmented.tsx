"use client";

import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type SegmentedProps = {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: ReactNode }[];
  className?: string;
};

export function Segmented({ label, value, onValueChange, options, className }: SegmentedProps) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onValueChange(next)}
      className={cn("inline-flex gap-1 text-xs", className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="h-6 whitespace-nowrap rounded-md px-2 text-on-surface-3 hover:text-on-surface data-[state=on]:bg-sunken data-[state=on]:font-medium data-[state=on]:text-on-surface data-[state=on]:inset-ring data-[state=on]:inset-ring-line touch:h-11 touch:px-3"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

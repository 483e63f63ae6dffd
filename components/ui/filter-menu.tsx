"use client";

import { ChevronDown } from "lucide-react";
import { cn } from "@/lib/cn";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { Popover } from "./popover";

type FilterMenuProps = {
  label: string;
  options: readonly { value: string; label: string; count?: number }[];
  selected: readonly string[];
  onToggle: (value: string) => void;
  className?: string;
};

export function FilterMenu({ label, options, selected, onToggle, className }: FilterMenuProps) {
  return (
    <Popover
      label={label}
      className="w-60 p-2"
      trigger={
        <Button className={cn("text-on-surface-2", className)}>
          {label}
          {selected.length > 0 && <span className="num text-accent">{selected.length}</span>}
          <ChevronDown className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
        </Button>
      }
    >
      <ul>
        {options.map((option) => (
          <li key={option.value} className="flex items-center gap-2 rounded-md px-2 py-0.5 hover:bg-sunken">
            <Checkbox
              className={cn("min-w-0 flex-1", option.count === 0 && "text-on-surface-3")}
              label={option.label}
              checked={selected.includes(option.value)}
              onCheckedChange={() => onToggle(option.value)}
            />
            {option.count !== undefined && <span className="hint num">{option.count.toLocaleString("en-GB")}</span>}
          </li>
        ))}
      </ul>
    </Popover>
  );
}

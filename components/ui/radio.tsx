"use client";

import { RadioGroup as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";
import { ChoiceLabel } from "./choice-label";
import { useFieldControl } from "./field-context";

type RadioGroupProps = {
  options: readonly { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  value: string;
  onValueChange: (value: string) => void;
  /** Needed only outside a Field. */
  label?: string;
  name?: string;
  className?: string;
};

export function RadioGroup({ options, label, className, ...root }: RadioGroupProps) {
  const control = useFieldControl({});
  const prefix = useId();
  return (
    <Primitive.Root
      {...root}
      aria-label={label}
      aria-labelledby={label ? undefined : `${control.id}-label`}
      aria-describedby={control["aria-describedby"]}
      className={cn("grid gap-2", className)}
    >
      {options.map((option) => (
        <div key={option.value} className="flex items-start gap-2.5">
          <Primitive.Item
            id={`${prefix}-${option.value}`}
            value={option.value}
            disabled={option.disabled ?? false}
            className="relative my-1 grid size-4 shrink-0 place-items-center rounded-full border border-line-strong bg-surface before:absolute before:-inset-1.5 data-[state=checked]:border-accent"
          >
            <Primitive.Indicator className="size-2 rounded-full bg-accent" />
          </Primitive.Item>
          <ChoiceLabel htmlFor={`${prefix}-${option.value}`} label={option.label} hint={option.hint} />
        </div>
      ))}
    </Primitive.Root>
  );
}

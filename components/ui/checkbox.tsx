"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";
import { ChoiceLabel } from "./choice-label";

type CheckboxProps = {
  label?: ReactNode;
  hint?: ReactNode;
  checked: boolean | "indeterminate";
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
  name?: string;
  /** Needed when there is no visible label. */
  "aria-label"?: string;
  className?: string;
};

export function Checkbox({ label, hint, checked, onCheckedChange, className, ...root }: CheckboxProps) {
  const id = useId();
  const Sign = checked === "indeterminate" ? Minus : Check;
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <Primitive.Root
        id={id}
        {...root}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next === true)}
        className="relative my-1 grid size-4 shrink-0 place-items-center rounded-sm border border-line-strong bg-surface before:absolute before:-inset-1.5 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent"
      >
        <Primitive.Indicator>
          <Sign className="size-3 text-on-accent" strokeWidth={3} />
        </Primitive.Indicator>
      </Primitive.Root>
      {label && <ChoiceLabel htmlFor={id} label={label} hint={hint} />}
    </div>
  );
}

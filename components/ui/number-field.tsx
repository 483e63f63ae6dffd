"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";
import { Input } from "./input";

type NumberFieldProps = Omit<ComponentProps<typeof Input>, "type" | "trailing" | "leading"> & { unit?: ReactNode };

export function NumberField({ unit, className, ...rest }: NumberFieldProps) {
  return (
    <span className="relative block">
      <Input
        inputMode="decimal"
        step="any"
        {...rest}
        type="number"
        className={cn(
          "num [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none [&::-webkit-outer-spin-button]:appearance-none",
          unit ? "pr-20" : undefined,
          className,
        )}
      />
      {unit && <span className="hint pointer-events-none absolute inset-y-0 right-2.5 flex items-center">{unit}</span>}
    </span>
  );
}

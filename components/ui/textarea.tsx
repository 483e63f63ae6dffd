"use client";

import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { controlBox } from "./control-style";
import { useFieldControl } from "./field-context";

/** Grows with its text, so that nothing is read through a slot. */
export function Textarea({ id, className, ...rest }: ComponentProps<"textarea">) {
  const control = useFieldControl({ id });
  return (
    <textarea
      rows={3}
      {...control}
      {...rest}
      className={cn(controlBox, "read-only:bg-sunken field-sizing-content block min-h-16 w-full resize-y px-2.5 py-1.5", className)}
    />
  );
}

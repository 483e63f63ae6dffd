"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";
import { controlBox, controlHeight } from "./control-style";
import { useFieldControl } from "./field-context";

type InputProps = Omit<ComponentProps<"input">, "size"> & {
  size?: keyof typeof controlHeight;
  leading?: ReactNode;
  trailing?: ReactNode;
};

export function Input({ size = "normal", leading, trailing, id, className, ...rest }: InputProps) {
  const control = useFieldControl({ id });
  const box = (
    <input
      {...control}
      {...rest}
      className={cn(
        controlBox,
        controlHeight[size],
        "w-full min-w-0 read-only:bg-sunken",
        leading && "pl-8",
        trailing && "pr-10",
        className,
      )}
    />
  );
  if (!leading && !trailing) return box;

  return (
    <span className="relative block">
      {leading && (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-on-surface-3">{leading}</span>
      )}
      {box}
      {trailing && <span className="absolute inset-y-0 right-1.5 flex items-center text-on-surface-3 text-xs">{trailing}</span>}
    </span>
  );
}

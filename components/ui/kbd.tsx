import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

export function Kbd({ className, ...rest }: ComponentProps<"kbd">) {
  return (
    <kbd
      {...rest}
      className={cn(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-b-2 bg-surface px-1 font-medium font-mono text-2xs text-on-surface-2 leading-none in-[.bg-accent]:border-current/35 in-[.bg-accent]:bg-transparent in-[.bg-accent]:text-current in-[.bg-inverse]:border-current/35 in-[.bg-inverse]:bg-transparent in-[.bg-inverse]:text-current",
        className,
      )}
    />
  );
}

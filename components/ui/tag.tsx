import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

export function Tag({ className, ...rest }: ComponentProps<"span">) {
  return (
    <span
      {...rest}
      className={cn(
        "inline-flex h-4.5 items-center whitespace-nowrap rounded-sm bg-sunken px-1.5 align-middle text-2xs text-on-surface-2 inset-ring inset-ring-line",
        className,
      )}
    />
  );
}

"use client";

import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

export function InverseButton({ className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={cn(
        "inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 font-medium hover:bg-on-inverse-2/20 focus-visible:outline-on-inverse touch:h-11 [&_svg]:size-3.5",
        className,
      )}
    />
  );
}

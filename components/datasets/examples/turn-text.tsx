"use client";

import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

/** Text to read that turns into a field under the pointer or the cursor: a conversation, not a form. */
export function TurnText({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={1}
      {...rest}
      className={cn(
        "field-sizing-content -mx-2.5 -my-1.5 block w-[calc(100%+1.25rem)] resize-none rounded-md border border-transparent bg-transparent px-2.5 py-1.5 text-base text-on-surface hover:border-line focus:border-line-strong focus:bg-surface read-only:hover:border-transparent aria-invalid:border-negative touch:min-h-11",
        className,
      )}
    />
  );
}

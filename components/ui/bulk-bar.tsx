"use client";

import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { InverseButton } from "./inverse-button";
import { Kbd } from "./kbd";

type BulkBarProps = { count: number; noun?: string; onClear: () => void; children: ReactNode; className?: string };

/** Floats over the list while rows are selected. */
export function BulkBar({ count, noun = "selected", onClear, children, className }: BulkBarProps) {
  if (count === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label="With the selected rows"
      className={cn(
        "sticky bottom-6 z-30 mx-auto flex w-fit max-w-full flex-wrap items-center gap-1 rounded-lg bg-inverse px-2 py-1.5 text-on-inverse shadow-overlay max-md:bottom-20",
        className,
      )}
    >
      <span className="num px-2 font-medium">
        {count.toLocaleString("en-GB")} {noun}
      </span>
      {children}
      <span className="mx-1 h-5 w-px bg-on-inverse-2/40" />
      <InverseButton onClick={onClear} className="text-on-inverse-2">
        Clear <Kbd className="border-current/35 bg-transparent text-current">Esc</Kbd>
      </InverseButton>
    </div>
  );
}

"use client";

import { type ReactNode, useRef } from "react";
import { cn } from "@/lib/cn";
import { useCovering } from "./use-covering";
import { usePhone } from "./use-phone";

type WorkbenchProps = {
  head: ReactNode;
  /** A quiet line below the head. */
  note?: ReactNode;
  /** Facets on the left, 200 px. */
  facets?: ReactNode;
  children: ReactNode;
  /** The editor on the right, 440 px. On a phone it covers the list. */
  side?: ReactNode;
  className?: string;
};

/** Fills the window; its columns scroll alone. Stands below the app bar. */
export function Workbench({ head, note, facets, children, side, className }: WorkbenchProps) {
  const main = useRef<HTMLElement>(null);
  const cover = useRef<HTMLElement>(null);
  const isCovered = usePhone() && Boolean(side);
  useCovering(main, cover, isCovered);

  return (
    <main
      ref={main}
      id="content"
      tabIndex={-1}
      className={cn("flex h-[calc(100dvh-3rem)] flex-col outline-none max-md:h-[calc(100dvh-3rem-60px)]", className)}
    >
      <div inert={isCovered} className="shrink-0">
        <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b bg-surface px-6 py-2 max-md:px-4">{head}</div>
        {note}
      </div>
      <div className="flex min-h-0 flex-1">
        {facets && (
          <aside
            aria-label="Filters"
            inert={isCovered}
            className={cn("w-50 shrink-0 overflow-y-auto border-r", side ? "max-xl:hidden" : "max-lg:hidden")}
          >
            {facets}
          </aside>
        )}
        <div inert={isCovered} className="min-w-0 flex-1 overflow-y-auto bg-surface">
          {children}
        </div>
        {side && (
          <aside
            ref={cover}
            tabIndex={-1}
            className="w-110 shrink-0 overflow-y-auto border-l bg-surface outline-none max-md:fixed max-md:inset-0 max-md:z-30 max-md:w-full max-md:border-0"
          >
            {side}
          </aside>
        )}
      </div>
    </main>
  );
}

import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { SectionHead } from "./section-head";

type PanelProps = {
  title?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  /** Rows that reach the edge bring their own padding. */
  flush?: boolean;
  children: ReactNode;
  className?: string;
};

export function Panel({ title, hint, actions, flush = false, children, className }: PanelProps) {
  return (
    <section className={cn("panel min-w-0", flush ? "overflow-hidden" : "p-5 max-md:p-4", className)}>
      {title && (
        <SectionHead title={title} hint={hint} actions={actions} className={cn("mb-3", flush && "mb-0 px-5 pt-4 pb-2 max-md:px-4")} />
      )}
      {children}
    </section>
  );
}

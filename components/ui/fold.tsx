import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type FoldProps = { label: ReactNode; changed?: number; defaultOpen?: boolean; children: ReactNode; className?: string };

/** Hides the advanced, but never that something in it differs from the default. */
export function Fold({ label, changed = 0, defaultOpen = false, children, className }: FoldProps) {
  return (
    <details open={defaultOpen} className={cn("group", className)}>
      <summary className="flex min-h-8 items-center gap-1.5 rounded-md text-on-surface-2 hover:text-on-surface touch:min-h-11">
        <ChevronRight className="size-3.5 transition-transform group-open:rotate-90" strokeWidth={1.75} aria-hidden />
        <span className="font-medium">{label}</span>
        {changed > 0 && <span className="ml-1 rounded-sm bg-accent-soft px-1.5 text-2xs text-on-accent-soft">{changed} changed</span>}
      </summary>
      <div className="pt-2 pb-1">{children}</div>
    </details>
  );
}

import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** The answer the model learns looks the same on every screen that shows one. */
export function TargetAnswer({ children, note, className }: { children: ReactNode; note?: ReactNode; className?: string }) {
  return (
    <div className={cn("learned px-5 py-3 max-md:px-4", className)}>
      <div className="mb-1 flex items-baseline justify-between gap-3 text-xs">
        <span className="font-medium text-on-accent-soft">Answer the model learns</span>
        {note}
      </div>
      <div className="whitespace-pre-wrap text-base text-on-surface break-words">{children}</div>
    </div>
  );
}

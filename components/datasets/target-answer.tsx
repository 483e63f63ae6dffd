import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type TargetAnswerProps = { children: ReactNode; label?: string; className?: string };

/** The answer the model learns looks the same on every screen that shows one. */
export function TargetAnswer({ children, label = "Answer the model learns", className }: TargetAnswerProps) {
  return (
    <div className={cn("learned px-5 py-3 max-md:px-4", className)}>
      <p className="mb-1 font-medium text-on-accent-soft text-xs">{label}</p>
      <div className="whitespace-pre-wrap text-base text-on-surface break-words">{children}</div>
    </div>
  );
}

import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type SectionHeadProps = { title: ReactNode; hint?: ReactNode; actions?: ReactNode; className?: string };

export function SectionHead({ title, hint, actions, className }: SectionHeadProps) {
  return (
    <div className={cn("flex flex-wrap items-baseline gap-x-3 gap-y-1", className)}>
      <h2 className="section-title">{title}</h2>
      {hint && <span className="hint">{hint}</span>}
      {actions && <div className="ml-auto flex items-center gap-2 self-center">{actions}</div>}
    </div>
  );
}

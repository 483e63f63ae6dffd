import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type StatProps = { label: ReactNode; value: ReactNode; unit?: ReactNode; hint?: ReactNode; className?: string };

export function Stat({ label, value, unit, hint, className }: StatProps) {
  return (
    <dl className={cn("min-w-0", className)}>
      <dt className="label">{label}</dt>
      <dd className="num font-semibold text-2xl">
        {value}
        {unit && <span className="ml-1.5 font-normal text-base text-on-surface-3">{unit}</span>}
      </dd>
      {hint && <dd className="hint num">{hint}</dd>}
    </dl>
  );
}

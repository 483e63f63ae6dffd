import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type Phase = {
  label: string;
  detail?: ReactNode;
  state: "past" | "now" | "ahead";
  /** How much of this phase is done, 0 to 1. */
  share?: number;
  /** How much of the bar's width it takes, against the others. */
  weight?: number;
};

const fills = { past: "bg-on-surface-3/60", now: "bg-accent", ahead: "bg-transparent" };
const inks = { past: "text-on-surface-2", now: "font-medium text-on-surface", ahead: "text-on-surface-3" };

export function PhaseBar({ label, phases, className }: { label: string; phases: readonly Phase[]; className?: string }) {
  return (
    <ol aria-label={label} className={cn("flex gap-1.5", className)}>
      {phases.map((phase) => (
        <li
          key={phase.label}
          aria-current={phase.state === "now" ? "step" : undefined}
          className="min-w-0 max-md:!grow"
          style={{ flexGrow: phase.weight ?? 1, flexBasis: 0 }}
        >
          <div className="h-1.5 overflow-hidden rounded-full bg-line">
            <div
              className={cn("h-full", fills[phase.state])}
              style={{ width: `${(phase.state === "now" ? (phase.share ?? 0) : 1) * 100}%` }}
            />
          </div>
          <p className={cn("mt-1.5 flex gap-1.5 overflow-hidden whitespace-nowrap text-xs", inks[phase.state])}>
            <span className="truncate">{phase.label}</span>
            {phase.detail && <span className="num truncate font-normal text-on-surface-3 max-md:hidden">{phase.detail}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}

import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type StateName =
  | "open"
  | "waiting"
  | "running"
  | "ready"
  | "live"
  | "done"
  | "accepted"
  | "fixed"
  | "attention"
  | "failed"
  | "stopped";

const ring = { cx: 7, cy: 7, r: 5.2, fill: "none", stroke: "currentColor", strokeWidth: 1.5 };
const cutOut = { fill: "none", stroke: "var(--surface)", strokeWidth: 1.5 };

const shapes: Record<StateName, { ink: string; shape: ReactNode }> = {
  open: { ink: "text-on-surface-3", shape: <circle {...ring} /> },
  waiting: { ink: "text-on-surface-3", shape: <circle {...ring} strokeDasharray="2.2 2.2" /> },
  running: {
    ink: "text-accent",
    shape: (
      <>
        <circle {...ring} opacity=".3" />
        <path
          className="origin-center animate-turn"
          d="M7 1.8A5.2 5.2 0 0 1 11.9 8.7"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </>
    ),
  },
  ready: {
    ink: "text-on-surface",
    shape: (
      <>
        <circle {...ring} />
        <circle cx="7" cy="7" r="2" fill="currentColor" />
      </>
    ),
  },
  live: {
    ink: "text-positive",
    shape: (
      <>
        <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.4" opacity=".45" />
        <circle cx="7" cy="7" r="2.8" fill="currentColor" />
      </>
    ),
  },
  done: {
    ink: "text-positive",
    shape: (
      <>
        <circle cx="7" cy="7" r="6" fill="currentColor" />
        <path d="M4.2 7.2 6.2 9.2 9.9 5.1" {...cutOut} />
      </>
    ),
  },
  accepted: {
    ink: "text-on-surface-3",
    shape: (
      <>
        <circle {...ring} strokeWidth="1.3" />
        <path d="M4.7 7.1 6.3 8.7 9.4 5.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      </>
    ),
  },
  fixed: {
    ink: "text-on-surface-3",
    shape: (
      <path d="M8.7 2.9 11.1 5.3 5.3 11.1 2.4 11.6 2.9 8.7Z" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />
    ),
  },
  attention: {
    ink: "text-caution",
    shape: (
      <>
        <path d="M7 1 13 12.4H1z" fill="currentColor" />
        <path d="M7 5v3.4M7 10.1v.7" stroke="var(--surface)" strokeWidth="1.4" />
      </>
    ),
  },
  failed: {
    ink: "text-negative",
    shape: (
      <>
        <rect x="1.2" y="1.2" width="11.6" height="11.6" rx="2" fill="currentColor" />
        <path d="M4.7 4.7 9.3 9.3M9.3 4.7 4.7 9.3" {...cutOut} />
      </>
    ),
  },
  stopped: {
    ink: "text-on-surface-3",
    shape: <rect x="1.8" y="1.8" width="10.4" height="10.4" rx="2" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  },
};

export function StateIcon({ state, className }: { state: StateName; className?: string | undefined }) {
  const { ink, shape } = shapes[state];
  return (
    <svg className={cn("size-3.5 shrink-0", ink, className)} viewBox="0 0 14 14" aria-hidden="true">
      {shape}
    </svg>
  );
}

import { cn } from "@/lib/cn";
import type { SeriesTone } from "../step-series";
import type { MarkShape } from "./overlay-line";

const strokes: Record<SeriesTone, string> = {
  accent: "text-accent",
  baseline: "text-baseline",
  1: "text-accent",
  2: "text-series-2",
  3: "text-series-3",
  4: "text-series-4",
  5: "text-series-5",
  6: "text-series-6",
};

/** A line as it looks in the picture, to stand beside its name. */
export function LineMark({ tone, mark, className }: { tone: SeriesTone; mark: MarkShape; className?: string }) {
  return (
    <svg viewBox="0 0 22 10" className={cn("inline-block h-2.5 w-5.5 shrink-0", strokes[tone], className)} aria-hidden="true">
      <line x1="0" x2="22" y1="5" y2="5" stroke="currentColor" strokeWidth="1.75" />
      {tone !== "baseline" && <Shape mark={mark} />}
    </svg>
  );
}

function Shape({ mark }: { mark: MarkShape }) {
  if (mark === "circle") return <circle cx="11" cy="5" r="3.5" fill="currentColor" />;
  if (mark === "ring") return <circle cx="11" cy="5" r="3" className="fill-surface" stroke="currentColor" strokeWidth="1.5" />;
  if (mark === "square") return <rect x="7.5" y="1.5" width="7" height="7" fill="currentColor" />;
  if (mark === "triangle") return <path d="M11 1 15 8.5H7Z" fill="currentColor" />;
  if (mark === "diamond") return <path d="M11 .5 15.5 5 11 9.5 6.5 5Z" fill="currentColor" />;
  return <path d="M7.5 1.5l7 7m-7 0l7-7" stroke="currentColor" strokeWidth="2" />;
}

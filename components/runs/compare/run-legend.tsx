"use client";

import { LineMark } from "@/components/charts/overlay/line-mark";
import { cn } from "@/lib/cn";
import type { RunLook } from "./compared-line";

type RunLegendProps = {
  looks: readonly RunLook[];
  hidden: ReadonlySet<string>;
  lifted: string | null;
  onLift: (key: string | null) => void;
  onToggle: (key: string) => void;
  onShowAll: () => void;
};

/** Every run by its line: pointing at it lifts the line, pressing takes it out of the pictures and back. */
export function RunLegend({ looks, hidden, lifted, onLift, onToggle, onShowAll }: RunLegendProps) {
  return (
    <ul aria-label="Runs in the pictures" className="mt-5 flex max-h-32 flex-wrap gap-1.5 overflow-y-auto p-0.5">
      {looks.map(({ key, name, tone, mark }) => (
        <li key={key}>
          <button
            type="button"
            aria-pressed={!hidden.has(key)}
            onClick={() => onToggle(key)}
            onPointerEnter={() => onLift(key)}
            onPointerLeave={() => onLift(null)}
            onFocus={() => onLift(key)}
            onBlur={() => onLift(null)}
            className={cn(
              "inline-flex h-7 items-center gap-2 rounded-md border bg-surface px-2 text-xs hover:bg-sunken touch:h-11",
              hidden.has(key) && "border-dashed bg-transparent text-on-surface-3 line-through",
              lifted === key && "border-line-strong",
            )}
          >
            <LineMark tone={hidden.has(key) ? "baseline" : tone} mark={mark} />
            {name}
          </button>
        </li>
      ))}
      {hidden.size > 0 && (
        <li>
          <button type="button" className="link min-h-7 px-1.5 text-xs touch:min-h-11" onClick={onShowAll}>
            Show all
          </button>
        </li>
      )}
    </ul>
  );
}

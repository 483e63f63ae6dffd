"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { useKeys } from "@/components/ui/use-keys";
import type { ImportPreview } from "@/lib/datasets/imports/schemas";
import { PreviewCard } from "./preview-card";

const shown = 3;

/** The first rows as the model will read them: whether the columns are right is seen, not believed. */
export function PreviewCards({ examples }: { examples: ImportPreview["examples"] }) {
  const [wanted, setWanted] = useState(0);
  // Another mapping may leave fewer rows.
  const last = Math.max(0, examples.length - 1);
  const first = Math.min(wanted, last);
  const back = () => setWanted(Math.max(0, first - 1));
  const on = () => setWanted(Math.min(last, first + 1));
  useKeys({ j: on, k: back });
  if (examples.length === 0) return null;
  const hasLabels = examples.some(({ tags, group, tools }) => tags.length > 0 || group !== null || tools !== null);

  return (
    <section aria-labelledby="rows-as-conversations">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 pt-4 pb-2 max-md:px-4">
        <h2 id="rows-as-conversations" className="section-title">
          How your rows read as conversations
        </h2>
        <span className="hint flex items-center gap-1">
          <span className="max-sm:hidden">Look through</span>
          <Step label="Row before" keys="K" disabled={first === 0} onPress={back}>
            <ChevronLeft className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
          </Step>
          <Step label="Row after" keys="J" disabled={first === last} onPress={on}>
            <ChevronRight className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
          </Step>
        </span>
      </div>
      <ol
        aria-live="polite"
        className="grid auto-cols-fr grid-flow-col divide-x overflow-hidden border-y max-md:[&>li:nth-child(n+2)]:hidden max-xl:[&>li:nth-child(n+3)]:hidden"
      >
        {examples.slice(first, first + shown).map((example) => (
          <PreviewCard key={example.rowNumber} example={example} hasLabels={hasLabels} />
        ))}
        {/* Keeps the last cards as wide as the others. */}
        {Array.from({ length: Math.max(0, Math.min(shown, examples.length) - (examples.length - first)) }, (_, index) => (
          <li key={index} aria-hidden="true" />
        ))}
      </ol>
    </section>
  );
}

type StepProps = { label: string; keys: string; disabled: boolean; onPress: () => void; children: React.ReactNode };

function Step({ label, keys, disabled, onPress, children }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={disabled}
      onClick={onPress}
      className="flex min-h-6 items-center gap-1 rounded-md px-1 text-on-surface-2 hover:bg-sunken hover:text-on-surface aria-disabled:text-on-surface-3 touch:min-h-11 touch:min-w-11 touch:justify-center"
    >
      <span className="md:hidden">{children}</span>
      <Kbd>{keys}</Kbd>
    </button>
  );
}

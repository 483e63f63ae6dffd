import { StateIcon } from "@/components/ui/state-icon";
import { cn } from "@/lib/cn";
import type { Diagnosis } from "@/lib/runs/schemas";
import { causeWords, verdictWords } from "./failure-words";

/** Who it was and who it was not, with what Hone saw itself. */
export function TriageCertainty({ diagnosis: { causes, facts } }: { diagnosis: Diagnosis }) {
  const isOpen = causes.some(({ kind, verdict }) => kind === "unknown" && verdict === "cause");
  return (
    <>
      <h3 className="label text-on-surface">How sure are we?</h3>
      <dl className="mt-3 grid gap-2.5 text-xs">
        {causes.map(({ kind, verdict }) => {
          const isCause = verdict === "cause";
          const { word, share } = verdictWords[verdict];
          return (
            <div key={kind} className="grid grid-cols-[90px_minmax(0,1fr)_76px] items-center gap-3">
              <dt className={isCause ? "font-medium text-on-surface" : "text-on-surface-2"}>{causeWords[kind].name}</dt>
              <dd className="h-1.5 overflow-hidden rounded-full bg-line" aria-hidden="true">
                <div className={cn("h-full", isCause ? "bg-negative" : "bg-on-surface-3")} style={{ width: `${share * 100}%` }} />
              </dd>
              <dd className="text-right text-on-surface-2">{isCause && isOpen ? "so far" : word}</dd>
            </div>
          );
        })}
      </dl>
      <ul className="mt-4 grid gap-2 border-t pt-4 text-xs">
        {facts.map((fact) => (
          <li key={fact} className="flex items-start gap-2">
            <StateIcon state="done" className="mt-0.5" />
            {fact}
          </li>
        ))}
      </ul>
    </>
  );
}

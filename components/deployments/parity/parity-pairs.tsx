import { TextDiff } from "@/components/datasets/text-diff";
import { StateMark } from "@/components/ui/state-mark";
import type { ParityCheckCase } from "@/lib/deployments/parity/schemas";

/** Trainer and gateway side by side, what differs first. */
export function ParityPairs({ cases, hasRecord }: { cases: readonly ParityCheckCase[]; hasRecord: boolean }) {
  return (
    <ol className="-mx-6 divide-y border-t" aria-label="Answers side by side">
      {cases.map(({ position, prompt, first, again, served, isSame }) => {
        const isBetweenRecords = hasRecord && first !== null && again !== null && first !== again;
        return (
          <li key={position} className="grid gap-2 px-6 py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0 break-words font-medium">{prompt.findLast(({ role }) => role === "user")?.content}</span>
              {!isSame && (
                <StateMark state="failed" className="text-xs">
                  differs
                </StateMark>
              )}
            </p>
            <div className="grid gap-3 md:grid-cols-2">
              <Said who="At its trainer">{again === null ? null : <TextDiff from={again} to={served ?? again} show="removed" />}</Said>
              <Said who="By the gateway’s way">
                {served === null ? null : <TextDiff from={again ?? served} to={served} show="added" />}
              </Said>
            </div>
            {isBetweenRecords && <p className="hint break-words">When it was measured: {first}</p>}
          </li>
        );
      })}
    </ol>
  );
}

function Said({ who, children }: { who: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="label">{who}</p>
      <p className="max-h-40 overflow-y-auto whitespace-pre-wrap break-words">
        {children ?? <span className="text-on-surface-3">not asked yet</span>}
      </p>
    </div>
  );
}

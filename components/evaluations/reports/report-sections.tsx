import { Fold } from "@/components/ui/fold";
import { Panel } from "@/components/ui/panel";
import { cn } from "@/lib/cn";
import type { ReportSection } from "@/lib/evaluations/reports/report-document";
import { linked } from "./linked";
import { PlainTable } from "./plain-table";

/** The same words as in the downloaded file, in the same order. */
export function ReportSections({ sections }: { sections: readonly ReportSection[] }) {
  return sections.map(({ title, lines = [], facts = [], table, cases = [] }) => (
    <Panel key={title} className="mt-6" title={title}>
      {lines.filter(Boolean).map((line) => (
        <p key={line} className="max-w-[92ch] text-on-surface-2">
          {line}
        </p>
      ))}
      {table && <PlainTable caption={title} {...table} />}
      {facts.length > 0 && (
        <dl className={cn("grid gap-x-4 gap-y-2 md:grid-cols-[160px_minmax(0,1fr)]", table && "mt-4")}>
          {facts.map(([term, words, href]) => (
            <div key={term} className="contents">
              <dt className="text-on-surface-2">{term}</dt>
              <dd className="min-w-0 break-words">{linked(words, href)}</dd>
            </div>
          ))}
        </dl>
      )}
      {cases.map((one) => (
        <Fold
          key={one.title}
          className="border-t first-of-type:mt-3 print:break-inside-avoid"
          label={
            <>
              {one.title} <span className="font-normal">{one.texts[0]?.[1].slice(0, 90)}</span>
            </>
          }
        >
          <dl className="grid gap-2">
            {one.texts.map(([label, text]) => (
              <div key={label} className="grid gap-x-4 md:grid-cols-[160px_minmax(0,1fr)]">
                <dt className="text-on-surface-2">{label}</dt>
                <dd className="min-w-0 whitespace-pre-wrap break-words">{text || "(nothing)"}</dd>
              </div>
            ))}
          </dl>
        </Fold>
      ))}
    </Panel>
  ));
}

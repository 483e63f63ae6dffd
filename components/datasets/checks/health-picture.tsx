import { Histogram } from "@/components/charts/histogram";
import { ShareBar } from "@/components/charts/share-bar";
import { Panel } from "@/components/ui/panel";
import type { HealthReport, LabelCount } from "@/lib/datasets/checks/schemas";
import { formatCount, formatNumber, formatPercent } from "@/lib/format";

/** What the examples are like as a whole: how long, in which languages, with which answers. */
export function HealthPicture({ report }: { report: HealthReport }) {
  return (
    <div className="space-y-6">
      <Lengths report={report} />
      <Languages report={report} />
      {report.labels.map((labels) => (
        <Labels key={labels.field ?? ""} {...labels} />
      ))}
    </div>
  );
}

function Lengths({ report: { lengths, models, longest } }: { report: HealthReport }) {
  const end = lengths.at(-1)?.to ?? 0;
  const shown = models.filter(({ contextLength }) => contextLength <= end * 1.5);
  const beyond = models.filter(({ contextLength }) => contextLength > end * 1.5);
  return (
    <Panel title="Length" hint="tokens, about ¾ of a word each">
      <Histogram
        summary={`Lengths of the examples in tokens; the longest has ${formatNumber(longest)}.`}
        bins={lengths}
        unit="Tokens"
        limits={shown.map(({ label, contextLength }) => ({ at: contextLength, label: `${label} reads ${formatNumber(contextLength)}` }))}
        caption={
          <>
            The longest has {formatCount(longest, "token")}.{" "}
            {beyond.length > 0 &&
              `${beyond.map(({ label, contextLength }) => `${label} reads ${formatNumber(contextLength)}`).join(", ")}: more than any of them needs.`}
            {models.length === 0 && "No trainer has answered yet, so nobody knows how much a model reads."}
          </>
        }
      />
    </Panel>
  );
}

const tones = ["accent", "ink", "baseline", "caution"] as const;

function Languages({ report: { languages, languageStep, exampleCount } }: { report: HealthReport }) {
  const known = languages.reduce((sum, { count }) => sum + count, 0);
  if (known === 0) return null;
  const shown = languages.slice(0, 6);
  const ofSome = languageStep > 1 ? `, looking at one in ${formatNumber(languageStep)}` : "";
  const hint = known < exampleCount && `of ${formatCount(known, "question")} long enough to tell${ofSome}`;
  return (
    <Panel title="Languages" hint={hint}>
      <ShareBar
        label="Languages"
        parts={shown.map(({ label, count }, index) => ({ label: nameOf(label), value: count, tone: tones[index] ?? "baseline" }))}
      />
      <Counts values={shown.map(({ label, count }) => ({ label: nameOf(label), count }))} total={known} />
    </Panel>
  );
}

const names = new Intl.DisplayNames("en", { type: "language" });
const nameOf = (code: string) => names.of(code) ?? code;

function Labels({ field, values, distinct, evenness }: HealthReport["labels"][number]) {
  const total = values.reduce((sum, { count }) => sum + count, 0);
  const most = values.slice(0, 12);
  return (
    <Panel
      title={field === null ? "Answers" : `Answers: ${field}`}
      hint={`${formatCount(distinct, "different one")}, ${evennessWords(evenness)}`}
    >
      <Counts values={most} total={total} bars />
      {values.length > most.length && <p className="hint mt-2">and {formatNumber(distinct - most.length)} more, each rarer than these</p>}
    </Panel>
  );
}

/** Entropy as a share of what it could be: 1 when every answer is as frequent as any other. */
function evennessWords(evenness: number): string {
  if (evenness > 0.9) return "evenly spread";
  return evenness > 0.6 ? "unevenly spread" : "very unevenly spread";
}

function Counts({ values, total, bars = false }: { values: readonly LabelCount[]; total: number; bars?: boolean }) {
  const most = Math.max(1, ...values.map(({ count }) => count));
  return (
    <ul className="mt-2 space-y-1">
      {values.map(({ label, count }) => (
        <li key={label} className="flex items-center gap-3">
          <span className="min-w-0 flex-1 truncate" title={label}>
            {label}
          </span>
          {bars && (
            <span aria-hidden="true" className="h-1.5 w-24 overflow-hidden rounded-full bg-line">
              <span className="block h-full bg-baseline" style={{ width: `${Math.max(2, (count / most) * 100)}%` }} />
            </span>
          )}
          <span className="num w-14 text-right text-on-surface-2">{formatNumber(count)}</span>
          <span className="hint num w-12 text-right">{formatPercent(total > 0 ? count / total : 0)}</span>
        </li>
      ))}
    </ul>
  );
}

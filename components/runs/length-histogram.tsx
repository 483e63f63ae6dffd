import { Histogram } from "@/components/charts/histogram";
import { formatNumber } from "@/lib/format";
import type { PreviewSummary, RunPreview } from "@/lib/runs/previews/schemas";

const beyondWords = { refused: "too long", cut: "cut", unknown: "longer" };

/** How long the examples are, with the context as a line: what lies beyond is tinted and counted. */
export function LengthHistogram({ preview, summary }: { preview: RunPreview; summary: PreviewSummary }) {
  const { contextLength, overlong } = preview;
  const { bins, median, p95, longest, cut, rowCount } = summary;
  const isInSight = contextLength !== null && contextLength <= (bins.at(-1)?.to ?? 0);
  const beyond = `${formatNumber(cut.count)} ${cut.count === 1 ? "is" : "are"} ${beyondWords[overlong]}`;
  const limit = contextLength === null ? "" : `; ${formatNumber(cut.count)} are longer than the context of ${formatNumber(contextLength)}`;
  return (
    <section className="mt-6" aria-labelledby="tokens-per-example">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id="tokens-per-example" className="section-title">
          Tokens per example
        </h2>
        <span className="num text-on-surface-2 text-xs">
          median {formatNumber(median)}, 95% up to {formatNumber(p95)}, longest {formatNumber(longest)}
        </span>
      </div>
      <Histogram
        summary={`Token lengths of ${formatNumber(rowCount)} examples: median ${formatNumber(median)}, longest ${formatNumber(longest)}${limit}`}
        unit="Tokens"
        bins={bins}
        limits={
          isInSight
            ? [{ at: contextLength, label: `Context length ${formatNumber(contextLength)}`, ...(cut.count > 0 ? { beyond } : {}) }]
            : []
        }
      />
      {!isInSight && contextLength !== null && (
        <p className="hint num mt-1">The context holds {formatNumber(contextLength)} tokens, far more than the longest needs.</p>
      )}
    </section>
  );
}

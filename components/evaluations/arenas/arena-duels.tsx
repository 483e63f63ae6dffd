import { SectionHead } from "@/components/ui/section-head";
import { Table } from "@/components/ui/table";
import type { Duel, Ranking } from "@/lib/evaluations/arenas/schemas";
import { formatInterval, formatNumber } from "@/lib/format";
import { toEstimate } from "../to-estimate";

/** Every two models: what was said, and whether they can be told apart. */
export function ArenaDuels({ ranking: { duels, contestants } }: { ranking: Ranking }) {
  const names = new Map(contestants.map(({ evaluationId, modelVersion }) => [evaluationId, modelVersion.name]));
  const nameOf = (id: string) => names.get(id) ?? "A model";
  const verdict = (duel: Duel) => {
    if (duel.outcome === "refused") return "Too few to say.";
    if (duel.outcome !== "cannot_tell") return `${nameOf(duel.outcome === "one" ? duel.oneId : duel.otherId)} is preferred.`;
    return duel.casesNeeded === null || duel.casesNeeded > 1_000_000
      ? "Cannot be told apart."
      : `Cannot be told apart yet. About ${formatNumber(duel.casesNeeded)} cases would tell.`;
  };
  return (
    <section className="mt-6">
      <SectionHead title="One against one" hint={duels.length > 1 ? "Allowing for how many were compared" : undefined} />
      <Table
        className="mt-3"
        caption="Every two models"
        rows={duels}
        rowKey={({ oneId, otherId }) => `${oneId} ${otherId}`}
        rowHeight="two"
        columns={[
          {
            id: "duel",
            head: "Models",
            onPhone: "lead",
            cell: ({ oneId, otherId }) => (
              <span className="cut font-medium">
                {nameOf(oneId)} · {nameOf(otherId)}
              </span>
            ),
          },
          count("First better", ({ oneBetter }) => oneBetter),
          count("Second better", ({ otherBetter }) => otherBetter),
          count("Both good", ({ bothGood }) => bothGood),
          count("Both bad", ({ bothBad }) => bothBad),
          count("The same", ({ same }) => same),
          {
            id: "share",
            head: "First, of 100",
            align: "end",
            width: "140px",
            onPhone: "aside",
            cell: ({ share }) => share && `${formatNumber(share.value * 100)} (${formatInterval(toEstimate(share))})`,
          },
          {
            id: "verdict",
            head: "Verdict",
            width: "260px",
            onPhone: "below",
            cell: (duel) => <span className="clamp-2 whitespace-normal text-on-surface-2">{verdict(duel)}</span>,
          },
        ]}
      />
    </section>
  );
}

const count = (head: string, of: (duel: Duel) => number) => ({
  id: head,
  head,
  align: "end" as const,
  width: "104px",
  onPhone: "hide" as const,
  cell: (duel: Duel) => formatNumber(of(duel)),
});

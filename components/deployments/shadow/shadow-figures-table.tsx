import type { Paired, ShadowFigures } from "@/lib/deployments/shadow/schemas";
import { formatCost, formatCount, formatNumber, formatPercent, formatSigned, formatSignedInterval } from "@/lib/format";
import { fewestCases } from "@/lib/statistics/fewest-cases";

/** The same requests on both sides; a difference comes with its interval, and below thirty there is none. */
export function ShadowFiguresTable({ figures, name }: { figures: ShadowFigures; name: string }) {
  const { n } = figures;
  if (n < fewestCases)
    return (
      <p className="border-t px-5 py-3 text-on-surface-2 max-md:px-4">
        {formatCount(n, "mirrored answer")} so far. From {fewestCases} on they are compared: before, chance alone would decide.
      </p>
    );
  const rows = [
    { label: "Failed", paired: figures.failed, ...shares },
    { label: "Missed the format at first", paired: figures.formatFailed, ...shares },
    { label: "Took", paired: figures.latencyMs, ...times },
    { label: "Cost of an answer", paired: figures.costUsd, ...costs },
  ].flatMap(({ paired, ...row }) => (paired ? [{ ...row, paired }] : []));
  return (
    <table className="w-full border-t text-left">
      <caption className="hint px-5 pt-2 text-left max-md:px-4">
        The last {formatCount(n, "mirrored request")}, request by request. Intervals of 95% for one look: who looks again and again sees a
        difference sometime where there is none. An A/B test allows for that.
      </caption>
      <thead>
        <tr className="text-on-surface-2">
          <th scope="col" className="px-5 py-1.5 font-normal max-md:px-4">
            <span className="sr-only">Figure</span>
          </th>
          <th scope="col" className="py-1.5 text-right font-normal">
            Served
          </th>
          <th scope="col" className="px-3 py-1.5 text-right font-normal">
            {name}
          </th>
          <th scope="col" className="py-1.5 pr-5 text-right font-normal max-md:pr-4">
            Difference
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, paired, value, change }) => (
          <tr key={label} className="border-t">
            <th scope="row" className="px-5 py-2 font-normal max-md:px-4">
              {label}
            </th>
            <td className="num py-2 text-right">{value(paired.served)}</td>
            <td className="num px-3 py-2 text-right">{value(paired.shadow)}</td>
            <td className="py-2 pr-5 text-right max-md:pr-4">
              <span className="num block font-medium">{change(paired)}</span>
              <span className="hint block">{verdictOf(paired)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const ends = ({ difference: { ci95 } }: Paired, size = 1) => ({ low: ci95[0] * size, high: ci95[1] * size });

const shares = {
  value: (share: number) => formatPercent(share),
  change: (paired: Paired) => `${formatSigned(paired.difference.value * 100, 1)} points (${formatSignedInterval(ends(paired, 100), 1)})`,
};
const times = {
  value: (ms: number) => `${formatNumber(ms)} ms`,
  change: (paired: Paired) => `${formatSigned(paired.difference.value)} ms (${formatSignedInterval(ends(paired))})`,
};
const costs = {
  value: (usd: number) => formatCost(usd),
  change: (paired: Paired) =>
    `${formatSigned(paired.difference.value * 1_000, 2)} (${formatSignedInterval(ends(paired, 1_000), 2)}) dollars a thousand`,
};

/** Less of each is better. */
function verdictOf({ difference: { ci95 } }: Paired): string {
  if (ci95[0] > 0) return "surely more";
  return ci95[1] < 0 ? "surely less" : "no sure difference";
}

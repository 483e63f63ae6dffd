import { formatInterval, formatMoney, formatNumber, formatPercent, formatPoints, formatSignedInterval } from "@/lib/format";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import type { ParityResult } from "@/lib/survival/parity/schemas";

type Row = { label: string; before: string; after: string };

/** Every figure with its 95% interval. */
export function ParityTable({ before, after, result }: { before: string; after: string; result: ParityResult }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">Old and new, each with its 95% interval</caption>
        <thead>
          <tr className="border-b text-on-surface-3 text-xs">
            <th scope="col" className="px-5 py-2 font-medium max-md:px-4">
              Measured, with its 95% interval
            </th>
            <th scope="col" className="px-2 py-2 text-right font-medium">
              {before}
            </th>
            <th scope="col" className="px-5 py-2 text-right font-medium max-md:px-4">
              {after}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {rowsOf(result).map((row) => (
            <tr key={row.label}>
              <th scope="row" className="px-5 py-2.5 font-normal max-md:px-4">
                {row.label}
              </th>
              <td className="num px-2 py-2.5 text-right">{row.before}</td>
              <td className="num px-5 py-2.5 text-right max-md:px-4">{row.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const share = ({ value, ci95 }: EstimateWithInterval) =>
  `${formatPercent(value)} (${formatInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1)})`;
const size = (unit: string, { value, ci95, n }: EstimateWithInterval, one = unit) =>
  n === 0
    ? "no answer"
    : `${formatNumber(value)} ${Math.round(value) === 1 ? one : unit} (${formatInterval({ low: ci95[0], high: ci95[1] })})`;
const money = (usd: number | null) => (usd === null ? "no price is entered" : formatMoney(usd));

function rowsOf({ scored, agreement, latencyMs, completionTokens, usdPerThousand }: ParityResult): Row[] {
  const { value, ci95 } = scored?.difference ?? { value: 0, ci95: [0, 0] };
  return [
    ...(scored ? [{ label: "Right", before: share(scored.before), after: share(scored.after) }] : []),
    ...(scored
      ? [
          {
            label: "Difference, new minus old",
            before: "",
            after: `${formatPoints(value, 1)} (${formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1)})`,
          },
        ]
      : []),
    { label: "The same answer as the old one", before: "", after: share(agreement.exact) },
    ...(agreement.fields ? [{ label: "The same JSON fields", before: "", after: share(agreement.fields) }] : []),
    { label: "Alike by their letters", before: "", after: share(agreement.similarity) },
    { label: "Time to answer", before: size("ms", latencyMs.before), after: size("ms", latencyMs.after) },
    {
      label: "Length of an answer",
      before: size("tokens", completionTokens.before, "token"),
      after: size("tokens", completionTokens.after, "token"),
    },
    { label: "A thousand answers like these cost", before: money(usdPerThousand.before), after: money(usdPerThousand.after) },
  ];
}

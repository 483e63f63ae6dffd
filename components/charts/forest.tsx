import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { formatNumber, formatSigned, formatSignedInterval } from "@/lib/format";
import type { ChartTone } from "./chart-tone";
import { type Estimate, includesZero } from "./estimate";
import { Interval } from "./interval";
import { IntervalAxis } from "./interval-axis";
import { niceDomain, niceTicks, tickDigits } from "./scale";

type ForestProps = {
  caption: string;
  /** Already sorted, by work or by n; never by score. */
  rows: readonly { id: string; label: ReactNode; detail?: ReactNode; n: number; estimate: Estimate }[];
  unit?: string;
  digits?: number;
  labelHead?: string;
  tone?: ChartTone;
  className?: string;
};

const width = 200;

/** A row whose interval includes zero is grey, so that colour means "surely". The table is the chart. */
export function Forest({ caption, rows, unit = "points", digits = 0, labelHead = "Group", tone = "accent", className }: ForestProps) {
  const domain = niceDomain([0, ...rows.flatMap(({ estimate }) => [estimate.low, estimate.high])], 4);
  const ticks = niceTicks(domain, 4);
  const tickDigitCount = tickDigits(ticks);

  return (
    <div className={cn("relative overflow-x-auto", className)}>
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="h-8 font-medium text-on-surface-3 text-xs">
            <th scope="col" className="font-medium">
              {labelHead}
            </th>
            <th scope="col" className="pr-3 text-right font-medium max-md:hidden">
              n
            </th>
            <th scope="col" style={{ width }}>
              <span className="sr-only">95% interval of the difference, {unit}</span>
              <IntervalAxis domain={domain} width={width} ticks={ticks.map((at) => ({ at, label: formatSigned(at, tickDigitCount) }))} />
            </th>
            <th scope="col" className="text-right">
              <span className="sr-only">Difference, {unit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, detail, n, estimate }) => {
            const unsure = includesZero(estimate);
            return (
              <tr key={id} className="h-7.5 border-t">
                <th scope="row" className={cn("pr-2 font-normal", unsure && "text-on-surface-2")}>
                  {label}
                  {detail && <span className="hint block">{detail}</span>}
                  <span className="hint num block md:hidden">n {formatNumber(n)}</span>
                </th>
                <td className="num pr-3 text-right text-on-surface-2 max-md:hidden">{formatNumber(n)}</td>
                <td>
                  <Interval
                    zero
                    estimate={estimate}
                    domain={domain}
                    width={width}
                    height={30}
                    ticks={ticks}
                    tone={unsure ? "baseline" : tone}
                    label={`${formatSigned(estimate.value, digits)} ${unit}, 95% interval ${formatSignedInterval(estimate, digits)}${unsure ? ", cannot tell" : ""}`}
                  />
                </td>
                <td className={cn("num text-right", unsure ? "text-on-surface-2" : "font-medium text-accent")}>
                  {formatSigned(estimate.value, digits)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

import { Interval } from "@/components/charts/interval";
import { niceDomain } from "@/components/charts/scale";
import type { EstimateWithInterval } from "@/lib/evaluations/schemas";
import { formatSigned, formatSignedInterval } from "@/lib/format";
import { toEstimate } from "./to-estimate";

const width = 210;

/** Zero is always in the picture: a difference is far from it, or it is not. */
export function DifferenceFigure({ difference }: { difference: EstimateWithInterval }) {
  const estimate = toEstimate(difference);
  // An end beside zero is told apart from it.
  const digits = Math.min(Math.abs(estimate.low), Math.abs(estimate.high)) < 1 ? 1 : 0;
  const domain = niceDomain([0, estimate.low, estimate.high], 4);
  return (
    <figure className="w-[210px]">
      <Interval
        estimate={estimate}
        domain={domain}
        width={width}
        height={44}
        tone="accent"
        zero
        label={`Difference ${formatSigned(estimate.value)} points, 95% interval ${formatSignedInterval(estimate, digits)}`}
      />
      <figcaption className="hint mt-1 flex justify-between">
        <span>line: no difference</span>
        <span className="num">{formatSignedInterval(estimate, digits)}</span>
      </figcaption>
    </figure>
  );
}

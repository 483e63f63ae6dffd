import { formatInterval, formatNumber } from "@/lib/format";
import type { AgreementEstimate } from "@/lib/statistics/weighted-kappa";

/** "0.62, 95% interval 0.41 to 0.83" */
export const estimateWords = (estimate: AgreementEstimate) =>
  `${formatNumber(estimate.value, 2)}, 95% interval ${formatInterval(estimate, 2)}`;

import { ShareBar } from "@/components/charts/share-bar";
import type { Variant } from "@/lib/deployments/schemas";
import { shareWords, variantName } from "./variant-words";

const tones = ["ink", "accent", "baseline"] as const;

/** What has most of the traffic is ink; what is tried against it is the accent; whatever else is grey. */
export function TrafficBar({ variants, className }: { variants: readonly Variant[]; className?: string }) {
  const serving = variants.filter(({ share }) => share > 0);
  const parts = serving.map((variant, index) => ({
    label: variantName(variant, variants),
    value: Math.round(variant.share * 10_000) / 100,
    tone: tones[Math.min(index, tones.length - 1)] ?? "baseline",
  }));
  return (
    <div className={className}>
      <ShareBar label="Shares of the traffic in percent" parts={parts} />
      <p className="mt-1.5 flex flex-wrap gap-x-3 text-xs">
        {serving.map((variant) => (
          <span key={variant.id}>
            {variantName(variant, variants)} <span className="num text-on-surface-2">{shareWords(variant.share)}</span>
          </span>
        ))}
      </p>
    </div>
  );
}

import { cn } from "@/lib/cn";
import { formatNumber } from "@/lib/format";

const tones = {
  positive: "bg-positive",
  caution: "bg-caution",
  negative: "bg-negative",
  accent: "bg-accent",
  baseline: "bg-baseline/50",
  ink: "bg-on-surface",
};

type ShareBarProps = {
  label: string;
  parts: readonly { label: string; value: number; tone: keyof typeof tones }[];
  className?: string;
};

/** Parts of a whole on one line. The words beside it are the caller's; this says them to readers. */
export function ShareBar({ label, parts, className }: ShareBarProps) {
  const shown = parts.filter(({ value }) => value > 0);
  const words = parts.map((part) => `${part.label} ${formatNumber(part.value)}`).join(", ");
  return (
    <div role="img" aria-label={`${label}: ${words}`} className={cn("flex h-2 gap-0.5 overflow-hidden rounded-full", className)}>
      {shown.map((part) => (
        <span key={part.label} className={cn("min-w-1", tones[part.tone])} style={{ flexGrow: part.value, flexBasis: 0 }} />
      ))}
      {shown.length === 0 && <span className="flex-1 bg-line" />}
    </div>
  );
}

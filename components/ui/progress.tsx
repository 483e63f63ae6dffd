import { cn } from "@/lib/cn";

const tones = { accent: "bg-accent", ink: "bg-on-surface-3", positive: "bg-positive" };

type ProgressProps = { label: string; value: number; max: number; tone?: keyof typeof tones; className?: string };

export function Progress({ label, value, max, tone = "accent", className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={cn("h-1 overflow-hidden rounded-full bg-line", className)}
    >
      <div className={cn("h-full", tones[tone])} style={{ width: `${share * 100}%` }} />
    </div>
  );
}

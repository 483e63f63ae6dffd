import { Progress } from "@/components/ui/progress";
import { formatNumber } from "@/lib/format";
import type { Board } from "@/lib/survival/board/schemas";

const steps = [
  { key: "record", title: "Record", hint: "Keep its answers while it still gives them" },
  { key: "retrain", title: "Re-train", hint: "Same examples and recipe, another base" },
  { key: "prove", title: "Prove parity", hint: "Old and new on the same cases" },
  { key: "switch", title: "Switch", hint: "Move the traffic, keep the way back" },
] as const;

/** How far the models that end have come, all together. */
export function BoardSteps({ steps: counts }: { steps: Board["steps"] }) {
  return (
    <ol aria-label="How far they have come" className="mt-7 grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
      {steps.map(({ key, title, hint }) => {
        const { done, of } = counts[key];
        return (
          <li key={key}>
            <p className="flex justify-between gap-3">
              <span className="font-medium">{title}</span>
              <span className="num text-on-surface-2">
                {formatNumber(done)} of {formatNumber(of)}
              </span>
            </p>
            <Progress tone="ink" label={`${title}: ${done} of ${of}`} value={done} max={Math.max(1, of)} className="mt-2" />
            <p className="hint mt-2">{hint}</p>
          </li>
        );
      })}
    </ol>
  );
}

import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Scale } from "@/lib/evaluations/graders/schemas";

const choices: Record<Scale, readonly { value: number; key: string; label: string }[]> = {
  one_to_five: [
    { value: 1, key: "1", label: "Bad" },
    { value: 2, key: "2", label: "Poor" },
    { value: 3, key: "3", label: "Fair" },
    { value: 4, key: "4", label: "Good" },
    { value: 5, key: "5", label: "Perfect" },
  ],
  pass_fail: [
    { value: 1, key: "p", label: "Passes" },
    { value: 0, key: "f", label: "Fails" },
  ],
};

export function valueOfKey(scale: Scale, key: string): number | null {
  return choices[scale].find((choice) => choice.key === key)?.value ?? null;
}

type RatingButtonsProps = { scale: Scale; busy: boolean; onRate: (value: number) => void };

export function RatingButtons({ scale, busy, onRate }: RatingButtonsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw itself around the row.
    <div role="group" aria-label="Your rating" className="grid auto-cols-fr grid-flow-col gap-2 max-sm:grid-flow-row">
      {choices[scale].map(({ value, key, label }) => (
        <Button key={value} busy={busy} onClick={() => onRate(value)}>
          {label} <Kbd>{key.toUpperCase()}</Kbd>
        </Button>
      ))}
    </div>
  );
}

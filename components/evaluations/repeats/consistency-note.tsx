import { consistencyWords, temperatureWarning } from "@/lib/evaluations/repeats/consistency-words";
import type { Evaluation } from "@/lib/evaluations/schemas";

/** How consistent the models are that answered every case several times. */
export function ConsistencyNote({ evaluations }: { evaluations: readonly Evaluation[] }) {
  const sentences = evaluations.flatMap((evaluation) => consistencyWords(evaluation) ?? []);
  if (sentences.length === 0) return null;
  return (
    <section aria-label="How consistent" className="mt-4 max-w-prose text-sm">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="hint mt-1">{temperatureWarning}</p>
    </section>
  );
}

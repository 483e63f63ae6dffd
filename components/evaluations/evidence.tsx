import { LeakBadge } from "@/components/datasets/versions/leak-badge";
import { StateMark } from "@/components/ui/state-mark";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { formatCount, formatDate } from "@/lib/format";

const few = 100;

/** What the sentence above rests on, each with its own mark. */
export function Evidence({ evaluation, isPaired = false }: { evaluation: Evaluation; isPaired?: boolean }) {
  const { benchmark, modelVersion, leak } = evaluation;
  return (
    <ul aria-label="What it rests on" className="mt-4 flex flex-wrap gap-x-5 gap-y-1.5 text-on-surface-2 text-xs">
      <li>
        <StateMark state="done">
          {benchmark.name}, frozen {formatDate(benchmark.createdAt)}
        </StateMark>
      </li>
      <li>{modelVersion.kind === "baseline" ? <StateMark state="done">Never trained here</StateMark> : <LeakBadge leak={leak} />}</li>
      {isPaired && (
        <li>
          <StateMark state="done">Same cases, same prompt, temperature 0</StateMark>
        </li>
      )}
      {benchmark.caseCount < few && (
        <li>
          <StateMark state="attention" className="whitespace-normal">
            Only {formatCount(benchmark.caseCount, "case")}: a small difference cannot show
          </StateMark>
        </li>
      )}
    </ul>
  );
}

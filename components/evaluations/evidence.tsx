import { LeakBadge } from "@/components/datasets/versions/leak-badge";
import { StateMark } from "@/components/ui/state-mark";
import type { Comparison, Evaluation } from "@/lib/evaluations/schemas";
import { casesAndSources } from "@/lib/evaluations/too-few";
import { formatCount, formatDate } from "@/lib/format";
import { benchmarkName } from "./benchmark-name";

const few = 100;

/** What the sentence above rests on, each with its own mark. */
export function Evidence({ evaluation, comparison }: { evaluation: Evaluation; comparison?: Comparison }) {
  const { benchmark, modelVersion, leak } = evaluation;
  const sharesSources = comparison && comparison.sourceCount < comparison.difference.n;
  return (
    <ul aria-label="What it rests on" className="mt-4 flex flex-wrap gap-x-5 gap-y-1.5 text-on-surface-2 text-xs">
      <li>
        <StateMark state="done" className="whitespace-normal">
          {benchmarkName(benchmark)}, frozen {formatDate(benchmark.createdAt)}
        </StateMark>
      </li>
      <li>
        {modelVersion.kind === "baseline" && !modelVersion.shownVersionId ? (
          <StateMark state="done">Never trained here</StateMark>
        ) : (
          <LeakBadge leak={leak} />
        )}
      </li>
      {comparison && (
        <li>
          <StateMark state="done" className="whitespace-normal">
            Same cases, same prompt, temperature 0
          </StateMark>
        </li>
      )}
      {sharesSources && (
        <li>
          <StateMark state="done" className="whitespace-normal">
            Cases from the same source are counted together ({casesAndSources(comparison.difference.n, comparison.sourceCount)})
          </StateMark>
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

import { Panel } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import { graderName, graderWords } from "@/lib/evaluations/graders/grader-words";
import type { Grader } from "@/lib/evaluations/graders/schemas";
import { formatPercent } from "@/lib/format";

/** What counts, and how much. */
export function GraderList({ graders }: { graders: readonly Grader[] }) {
  const weighted = graders.find((grader) => grader.kind === "weighted");
  const parts = weighted?.kind === "weighted" ? weighted.parts : [];
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Panel title="Graders" hint="the first one is the headline">
      <ul className="divide-y">
        {graders.map((grader, index) => {
          const weight = parts.find(({ key }) => key === grader.key)?.weight;
          return (
            <li key={grader.key} className="flex flex-wrap items-baseline gap-x-2.5 py-2">
              <span className="font-medium">{graderName(grader)}</span>
              {index === 0 && <Tag>headline</Tag>}
              <span className="hint min-w-0 flex-1">{graderWords[grader.kind].hint}</span>
              {weight !== undefined && <span className="num text-on-surface-2">{formatPercent(weight / total, 0)}</span>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

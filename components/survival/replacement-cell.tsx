import { StateMark } from "@/components/ui/state-mark";
import type { BoardRow } from "@/lib/survival/board/schemas";
import { Two } from "./recorded-cell";

const ended = new Set(["failed", "cancelled", "lost"]);

export function ReplacementCell({ row: { replacement, life, mayRetire } }: { row: BoardRow }) {
  const { modelVersion, run } = replacement ?? {};
  if (modelVersion)
    return (
      <Two
        mark={<StateMark state="done">{`${modelVersion.name}, ${modelVersion.baseModel}`}</StateMark>}
        below={modelVersion.trainerName}
      />
    );
  if (run)
    return ended.has(run.status) ? (
      <Two mark={<StateMark state="failed">not trained</StateMark>} below={`run ${run.number} ended`} />
    ) : (
      <Two mark={<StateMark state="running">training</StateMark>} below={`run ${run.number}`} />
    );
  if (mayRetire) return <StateMark state="stopped">not needed</StateMark>;
  if (life !== "ends") return <span className="text-on-surface-3 max-md:hidden">–</span>;
  return <StateMark state="open">not started</StateMark>;
}

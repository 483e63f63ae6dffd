import { StateMark } from "@/components/ui/state-mark";
import { formatCount, formatDate, formatNumber } from "@/lib/format";
import type { BoardRow } from "@/lib/survival/board/schemas";

export function RecordedCell({ row: { record, life } }: { row: BoardRow }) {
  if (!record) return <StateMark state={life === "ends" || life === "gone" ? "failed" : "open"}>nothing</StateMark>;
  const { status, doneCount, caseCount, finishedAt } = record;
  const of = `${formatNumber(doneCount)} of ${formatCount(caseCount, "case")}`;
  if (status === "done")
    return (
      <Two mark={<StateMark state="done">{formatCount(doneCount, "case")}</StateMark>} below={finishedAt ? formatDate(finishedAt) : ""} />
    );
  if (status === "stopped" || status === "failed") return <Two mark={<StateMark state="attention">stopped</StateMark>} below={of} />;
  return <Two mark={<StateMark state="running">recording</StateMark>} below={of} />;
}

export function Two({ mark, below }: { mark: React.ReactNode; below: string }) {
  return (
    <>
      <span className="block truncate">{mark}</span>
      <span className="hint num block truncate pl-5">{below}</span>
    </>
  );
}

import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { formatNumber } from "@/lib/format";
import type { BoardRow } from "@/lib/survival/board/schemas";
import { actionOf } from "./action-words";
import { ParityCell } from "./parity-cell";
import { RecordedCell } from "./recorded-cell";
import { ReplacementCell } from "./replacement-cell";
import { RowMenu } from "./row-menu";
import { TimelineAxis, TimelineCell, timelineOf } from "./timeline";

type BoardTableProps = {
  projectId: string;
  rows: readonly BoardRow[];
  /** Where models of several projects stand among each other. */
  namesProjects: boolean;
};

export function BoardTable({ projectId, rows, namesProjects }: BoardTableProps) {
  const timeline = timelineOf(rows);
  return (
    <>
      <Table
        className="mt-6"
        caption="Models, when they stop answering and what is done about it"
        rows={rows}
        rowKey={({ modelVersion }) => modelVersion.id}
        rowHeight="two"
        columns={[
          {
            id: "model",
            head: "Model",
            onPhone: "lead",
            width: "160px",
            cell: ({ project, modelVersion, mayRetire }) => (
              <>
                <span className="flex max-w-[56ch] items-center gap-2 font-medium md:max-w-40">
                  {namesProjects && <span className="truncate">{project.name}</span>}
                  {namesProjects ? <Tag className="shrink-0">{modelVersion.name}</Tag> : modelVersion.name}
                </span>
                <span className="hint block truncate">{mayRetire ? "may stop, no successor" : kindWords[modelVersion.kind]}</span>
              </>
            ),
          },
          {
            id: "base",
            head: "Base and provider",
            onPhone: "below",
            width: "160px",
            cell: ({ modelVersion }) => (
              <>
                <span className="block truncate md:max-w-40">{modelVersion.baseModel}</span>
                <span className="hint block truncate md:max-w-40">{modelVersion.trainerName}</span>
              </>
            ),
          },
          { id: "days", head: "Days left", align: "end", width: "80px", onPhone: "aside", cell: (row) => <DaysLeft row={row} /> },
          {
            id: "timeline",
            head: <TimelineAxis timeline={timeline} />,
            label: "When it ends",
            width: `${timeline.width + 16}px`,
            onPhone: "below",
            cell: (row) => <TimelineCell row={row} timeline={timeline} />,
          },
          { id: "recorded", head: "Recorded", width: "110px", onPhone: "below", cell: (row) => <RecordedCell row={row} /> },
          { id: "retrained", head: "Re-trained", width: "150px", onPhone: "below", cell: (row) => <ReplacementCell row={row} /> },
          { id: "parity", head: "Parity, new minus old", width: "170px", onPhone: "below", cell: (row) => <ParityCell row={row} /> },
          {
            id: "next",
            head: "Next",
            align: "end",
            width: "120px",
            onPhone: "below",
            cell: (row) => (
              <span className="flex items-center justify-end gap-1 max-md:justify-start">
                {row.next !== "none" && (
                  <LinkButton href={actionOf(row).href} aria-label={`${actionOf(row).label}: ${row.project.name} ${row.modelVersion.name}`}>
                    {actionOf(row).label}
                  </LinkButton>
                )}
                <RowMenu projectId={projectId} row={row} />
              </span>
            ),
          },
        ]}
      />
      <ul className="hint mt-3 flex flex-wrap gap-x-6 gap-y-1.5" aria-label="What the marks mean">
        <li className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="10" height="9">
            <path d="M5 1 9 8H1z" className="fill-none stroke-caution" strokeWidth="1.3" />
          </svg>
          last day to start a fine-tune there
        </li>
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-1.5 w-4 bg-caution" /> still answers
        </li>
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-1.5 w-4 bg-accent/50" /> yours to keep
        </li>
      </ul>
    </>
  );
}

const kindWords = { fine_tune: "trained by Hone", imported: "taken over", baseline: "prompt alone" };

function DaysLeft({ row: { life, daysLeft } }: { row: BoardRow }) {
  if (life === "gone") return <span className="text-on-surface-2">gone</span>;
  if (daysLeft === null) return <span className="text-on-surface-2">none</span>;
  const isSoon = daysLeft <= 60;
  return <span className={isSoon ? "num font-semibold text-caution text-xl" : "num font-semibold text-xl"}>{formatNumber(daysLeft)}</span>;
}

import { linearScale } from "@/components/charts/scale";
import { formatCount, formatDate } from "@/lib/format";
import type { BoardRow } from "@/lib/survival/board/schemas";

export interface Timeline {
  width: number;
  x: (day: Date) => number;
  today: Date;
  months: { at: Date; label: string }[];
}

const width = 240;
const dayMs = 86_400_000;
const shownDays = { fewest: 150, most: 400 };
const monthName = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

/** One axis for all rows, from today to a little behind the last end. */
export function timelineOf(rows: readonly BoardRow[], now = new Date()): Timeline {
  const today = new Date(now.toISOString().slice(0, 10));
  const last = Math.max(0, ...rows.map(({ daysLeft }) => daysLeft ?? 0));
  const days = Math.min(shownDays.most, Math.max(shownDays.fewest, last + 60));
  const scale = linearScale([today.getTime(), today.getTime() + days * dayMs], [1, width - 4]);
  const months = Array.from({ length: 14 }, (_, index) => new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1 + index, 1)))
    .filter((at) => at.getTime() < today.getTime() + days * dayMs)
    .map((at) => ({ at, label: monthName.format(at) }));
  return { width, x: (day) => Math.min(width - 4, scale(day.getTime())), today, months };
}

/** The month after today's word would stand on it, so it is left out there. */
export function TimelineAxis({ timeline: { x, today, months } }: { timeline: Timeline }) {
  return (
    <svg aria-hidden="true" width={width} height="16" className="block overflow-visible">
      <text className="fill-on-surface font-medium" fontSize="11" x={x(today)} y="12">
        Today
      </text>
      {months
        .filter(({ at }, index) => x(at) > 42 && (months.length < 8 || index % 2 === 1))
        .map(({ at, label }) => (
          <text key={at.toISOString()} className="fill-on-surface-3" fontSize="11" x={x(at)} y="12">
            {label}
          </text>
        ))}
    </svg>
  );
}

const height = 54;
const middle = 27;

export function TimelineCell({ row, timeline: { x, today, months } }: { row: BoardRow; timeline: Timeline }) {
  const { life, retirement } = row;
  const end = retirement.stopsOn ? new Date(retirement.stopsOn) : null;
  const training = retirement.lastTrainingOn ? new Date(retirement.lastTrainingOn) : null;
  const isToTheRight = end !== null && x(end) < width - 90;
  return (
    <svg role="img" aria-label={timelineWords(row)} width={width} height={height} className="block overflow-visible md:-my-1.5">
      <title>{`${timelineWords(row)} ${retirement.words}${retirement.otherwise ? ` But: ${retirement.otherwise}` : ""}`}</title>
      {months.map(({ at }) => (
        <line key={at.toISOString()} className="stroke-grid" x1={x(at)} x2={x(at)} y1={0} y2={height} />
      ))}
      <line className="stroke-on-surface-3" strokeWidth="1.5" x1={x(today)} x2={x(today)} y1={0} y2={height} />
      {life === "ends" && end && (
        <>
          <line className="stroke-caution" strokeWidth="5" x1={x(today) + 1} x2={x(end)} y1={middle} y2={middle} />
          <line className="stroke-caution" strokeWidth="1.5" x1={x(end)} x2={x(end)} y1={middle - 7} y2={middle + 7} />
          {training && training >= today && training < end && (
            <path className="fill-surface stroke-caution" strokeWidth="1.3" d={`M${x(training)} ${middle - 15}l4 7h-8z`} />
          )}
          <text
            className="fill-on-surface-2"
            fontSize="11"
            textAnchor={isToTheRight ? "start" : "end"}
            x={isToTheRight ? x(end) + 8 : x(end) - 2}
            y={isToTheRight ? middle + 4 : middle + 18}
          >
            {formatDate(end)}
          </text>
        </>
      )}
      {life === "yours" && (
        <>
          <line className="stroke-accent/50" strokeWidth="5" x1={x(today) + 1} x2={width} y1={middle - 4} y2={middle - 4} />
          <text className="fill-on-surface-2" fontSize="11" x={x(today) + 8} y={middle + 14}>
            no date, it runs on your machines
          </text>
        </>
      )}
      {life === "open" && (
        <text className="fill-on-surface-3" fontSize="11" x={x(today) + 8} y={middle + 4}>
          no date is known
        </text>
      )}
      {life === "gone" && (
        <text className="fill-negative" fontSize="11" x={x(today) + 8} y={middle + 4}>
          {goneWords(row)}
        </text>
      )}
    </svg>
  );
}

function goneWords({ goneAt, retirement }: BoardRow): string {
  const since = goneAt ?? (retirement.stopsOn ? new Date(retirement.stopsOn) : null);
  return since ? `stopped answering ${formatDate(since)}` : "stopped answering";
}

function timelineWords(row: BoardRow): string {
  const { life, daysLeft, retirement, trainingDaysLeft } = row;
  if (life === "gone") return `It ${goneWords(row)}.`;
  if (life === "yours") return "It has no end: it runs on your machines.";
  if (life === "open" || !retirement.stopsOn || daysLeft === null) return "No day is known on which it stops.";
  const training =
    retirement.lastTrainingOn && trainingDaysLeft !== null && trainingDaysLeft >= 0
      ? ` The last day to start a fine-tune there is ${formatDate(new Date(retirement.lastTrainingOn))}.`
      : "";
  return `It stops answering on ${formatDate(new Date(retirement.stopsOn))}, in ${formatCount(daysLeft, "day")}.${training}`;
}

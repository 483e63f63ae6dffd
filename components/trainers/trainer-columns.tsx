import type { Column } from "@/components/ui/table";
import { formatNumber } from "@/lib/format";
import type { Connection } from "@/lib/trainers/schemas";
import { AnswerMark } from "./answer-mark";
import { CapabilityMarks } from "./capability-marks";
import { kindWords } from "./kind-words";
import { priceWords } from "./price-words";

export function trainerColumns(now: Date, isAsking: boolean): readonly Column<Connection>[] {
  return [
    {
      id: "trainer",
      head: "Trainer",
      onPhone: "lead",
      cell: ({ name, kind }) => (
        <>
          <span className="block truncate font-medium">{name}</span>
          <span className="hint block truncate">{kindWords[kind].label}</span>
        </>
      ),
    },
    {
      id: "answers",
      head: "Answers",
      width: "170px",
      onPhone: "below",
      cell: (trainer) => <AnswerMark trainer={trainer} isAsking={isAsking} now={now} />,
    },
    {
      id: "can",
      head: "Can",
      width: "340px",
      onPhone: "below",
      cell: ({ capabilities }) => <CapabilityMarks capabilities={capabilities} />,
    },
    { id: "prices", head: "Prices", width: "150px", onPhone: "hide", cell: (trainer) => priceWords(trainer) },
    {
      id: "runs",
      head: "Runs",
      align: "end",
      width: "72px",
      onPhone: "aside",
      cell: ({ runCount }) => (
        <>
          {formatNumber(runCount)}
          <span className="md:hidden"> {runCount === 1 ? "run" : "runs"}</span>
        </>
      ),
    },
  ];
}

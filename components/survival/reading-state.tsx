"use client";

import { agoWords } from "@/components/layout/ago-words";
import { useNow } from "@/components/layout/use-now";
import { StateMark } from "@/components/ui/state-mark";
import type { Account, ReadingPart } from "@/lib/survival/inventory/schemas";

const parts: Record<ReadingPart, string> = { models: "models", files: "files", jobs: "jobs", checkpoints: "checkpoints" };

export function ReadingState({ account: { reading } }: { account: Account }) {
  const now = useNow(10_000);
  if (!reading) return <StateMark state="open">Not read yet</StateMark>;
  const seen = reading.completedAt ? `, last seen whole ${agoWords(reading.completedAt, now)}` : "";
  return (
    <p role="status" className="min-w-0">
      {reading.status === "reading" ? (
        <StateMark state="running" className="whitespace-normal">
          {reading.problem ? `Waiting: ${reading.problem}` : `Reading its ${parts[reading.part]}`}
          {seen}
        </StateMark>
      ) : reading.status === "failed" ? (
        <StateMark state="failed">Stopped{seen}</StateMark>
      ) : (
        <StateMark state="done">Seen whole {reading.completedAt ? agoWords(reading.completedAt, now) : ""}</StateMark>
      )}
    </p>
  );
}

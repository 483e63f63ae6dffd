"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CountChips } from "@/components/ui/count-chips";
import { Kbd } from "@/components/ui/kbd";
import { KeysHelp } from "@/components/ui/keys-help";
import { Progress } from "@/components/ui/progress";
import { type ReviewQueue, type ReviewQueueName, reviewQueueNameSchema } from "@/lib/datasets/reviews/schemas";
import type { Dataset } from "@/lib/datasets/schemas";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { usePeople } from "../examples/use-people";
import { countWords, queueNames } from "./queue-words";
import { ReviewSettings } from "./review-settings";

type ReviewHeadProps = {
  projectId: string;
  dataset: Dataset;
  queue: ReviewQueueName;
  counts: ReviewQueue["counts"] | undefined;
  done: number;
  onQueueChange: (queue: ReviewQueueName) => void;
  onUndo?: () => void;
};

export const reviewKeys = [
  {
    heading: "Review",
    keys: [
      { keys: ["A"], does: "accept" },
      { keys: ["F"], does: "save my fix and accept" },
      { keys: ["R"], does: "reject, with a reason" },
      { keys: ["S"], does: "skip" },
      { keys: ["E"], does: "edit the answer" },
      { keys: ["Ctrl Enter"], does: "while typing: save my fix and accept" },
      { keys: ["Esc"], does: "stop typing" },
      { keys: ["Z"], does: "undo the last judgement" },
      { keys: ["J", "K"], does: "next, previous" },
    ],
  },
];

export function ReviewHead({ projectId, dataset, queue, counts, done, onQueueChange, onUndo }: ReviewHeadProps) {
  const { may } = usePeople(projectId);
  const [isHelping, setHelping] = useState(false);
  const waiting = counts?.[queue] ?? 0;
  const shown = reviewQueueNameSchema.options.filter((name) => name !== "disagreements" || dataset.reviewersPerExample > 1);

  return (
    <header className="grid gap-3 py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Link
          href={routes.dataset(projectId, dataset.id)}
          className="inline-flex min-h-8 items-center gap-2 text-on-surface-2 text-xs hover:text-on-surface touch:min-h-11"
        >
          <X className="size-4" strokeWidth={1.75} aria-hidden="true" />
          Leave, your judgements are saved
        </Link>
        <div className="flex min-w-40 flex-1 items-center justify-center gap-3 max-md:order-last max-md:w-full">
          <Progress label="Judged in this sitting" value={done} max={done + waiting} className="w-full max-w-94" />
          <span className="hint num whitespace-nowrap">
            {formatNumber(done)} done, {countWords(waiting)} to go
          </span>
        </div>
        <div className="flex items-center gap-1 max-md:ml-auto">
          <Button size="small" variant="plain" disabledReason={onUndo ? undefined : "You have not judged anything yet."} onClick={onUndo}>
            Undo last <Kbd className="max-md:hidden">Z</Kbd>
          </Button>
          <Button size="small" variant="plain" className="max-md:hidden" onClick={() => setHelping(true)}>
            All keys <Kbd>?</Kbd>
          </Button>
          {may("launch") && <ReviewSettings projectId={projectId} dataset={dataset} />}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-semibold text-lg">Review {dataset.name}</h1>
        <CountChips
          label="Queue"
          value={queue}
          onValueChange={(value) => onQueueChange(reviewQueueNameSchema.parse(value))}
          options={shown.map((name) => ({ value: name, label: queueNames[name], ...(counts ? { count: counts[name] } : {}) }))}
        />
      </div>
      <KeysHelp groups={reviewKeys} open={isHelping} onOpenChange={setHelping} />
    </header>
  );
}

"use client";

import { useQueries } from "@tanstack/react-query";
import { RadioGroup } from "radix-ui";
import { errorWords } from "@/components/layout/error-words";
import { runOfferQuery } from "@/lib/runs/hooks";
import type { CreateRunInput } from "@/lib/runs/schemas";
import type { TrainerInfo } from "@/lib/trainers/schemas";
import { OfferRow } from "./offer-row";

type OfferTableProps = {
  projectId: string;
  trainers: readonly TrainerInfo[];
  input: CreateRunInput | null;
  chosen: string;
  onChoose: (trainerId: string, baseModel: string) => void;
};

/** Every connected trainer for the same examples and recipe; each is asked alone, so that a slow one holds up only its own row. */
export function OfferTable({ projectId, trainers, input, chosen, onChoose }: OfferTableProps) {
  const offers = useQueries({ queries: trainers.map(({ id }) => runOfferQuery(projectId, input && { ...input, trainerId: id })) });
  const end = Math.max(0, ...offers.map(({ data }) => data?.estimate?.seconds?.[1] ?? 0));
  const hosting = offers.flatMap(({ data }, index) =>
    data && !data.problem && data.hosting ? `${trainers[index]?.name}: ${data.hosting}` : [],
  );

  return (
    <section className="mt-6" aria-labelledby="where-to-run">
      <h2 id="where-to-run" className="section-title">
        Where should it run?
      </h2>
      <RadioGroup.Root
        aria-labelledby="where-to-run"
        value={chosen}
        onValueChange={(trainerId) => {
          const offer = offers[trainers.findIndex(({ id }) => id === trainerId)]?.data;
          if (offer?.baseModel) onChoose(trainerId, offer.baseModel);
        }}
        className="panel mt-2.5 overflow-hidden"
      >
        <div
          className="grid h-8 grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-3 border-b px-4 text-on-surface-3 text-xs"
          aria-hidden="true"
        >
          <span />
          <span>Trainer</span>
          <span>Cost, and ready in a likely range</span>
        </div>
        {trainers.map((trainer, index) => (
          <OfferRow
            key={trainer.id}
            trainer={trainer}
            offer={offers[index]?.data}
            failure={offers[index]?.error ? errorWords(offers[index].error) : null}
            isChosen={trainer.id === chosen}
            end={end}
          />
        ))}
      </RadioGroup.Root>
      {hosting.length > 0 && <p className="mt-3 text-on-surface-2 text-xs">Then hosting. {hosting.join(" ")}</p>}
    </section>
  );
}

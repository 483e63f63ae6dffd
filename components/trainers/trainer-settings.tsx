"use client";

import { useQuery } from "@tanstack/react-query";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { ModelsTabs } from "@/components/layout/models-tabs";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { SectionHead } from "@/components/ui/section-head";
import { useToast } from "@/components/ui/toast-context";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";
import { connectionsQuery, useCheckConnection } from "@/lib/trainers/hooks";
import type { Connection } from "@/lib/trainers/schemas";
import { AnswerMark } from "./answer-mark";
import { CapabilityMarks } from "./capability-marks";
import { kindWords } from "./kind-words";
import { KnownPrices } from "./known-prices";
import { SavedTrainer } from "./saved-trainer";
import { useMaySetUp } from "./use-may-set-up";

/** One trainer: how it stands, what it can do, and for those who may, its settings. */
export function TrainerSettings({ projectId, trainerId }: { projectId: string; trainerId: string }) {
  const { data, error, refetch } = useQuery(connectionsQuery());
  const trainer = data?.find(({ id }) => id === trainerId);

  return (
    <Page className="max-w-[920px]">
      <ModelsTabs projectId={projectId} />
      {trainer ? (
        <Settings projectId={projectId} trainer={trainer} />
      ) : data ? (
        <>
          <PageHead back={{ href: routes.trainers(projectId), label: "Trainers" }} title="This trainer is gone." />
          <p className="mt-2 text-base text-on-surface-2">Somebody disconnected it. What was trained with others is not touched.</p>
        </>
      ) : error ? (
        <LoadError title="The trainer could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <PageSkeleton label="Loading the trainer" />
      )}
    </Page>
  );
}

function Settings({ projectId, trainer }: { projectId: string; trainer: Connection }) {
  const now = useNow(10_000);
  const { notify } = useToast();
  const check = useCheckConnection();
  const { maySetUp, askWhom } = useMaySetUp();
  const isOfHouse = trainer.kind === "cpu";

  const ask = () =>
    check.mutate(trainer.id, {
      onError: (error) => notify({ title: `${trainer.name} was not asked.`, body: errorWords(error), state: "failed" }),
    });

  return (
    <>
      <PageHead
        back={{ href: routes.trainers(projectId), label: "Trainers" }}
        title={trainer.name}
        lead={`${kindWords[trainer.kind].label}. ${kindWords[trainer.kind].special}`}
      />
      <section className="panel mt-6 grid gap-6 p-5 max-md:p-4 md:grid-cols-2">
        <div className="grid content-start gap-3">
          <SectionHead title="How it stands" />
          <p>
            <AnswerMark trainer={trainer} isAsking={check.isPending} now={now} />
          </p>
          {trainer.problem && <p className="text-on-surface-2 text-pretty">{trainer.problem}</p>}
          <p className="text-on-surface-2">
            {trainer.runCount === 0 ? "No run has used it yet." : `${formatCount(trainer.runCount, "run")} used it.`}
          </p>
          <Button className="justify-self-start" busy={check.isPending} onClick={ask}>
            Ask now
          </Button>
        </div>
        <div className="grid content-start gap-3">
          <SectionHead title="What it can do" />
          <CapabilityMarks explained capabilities={trainer.capabilities} />
        </div>
      </section>
      <div className="mt-6 grid gap-6">
        {isOfHouse ? (
          <Notice tone="accent">It starts with Hone and is set up by it, so there is nothing to enter here.</Notice>
        ) : maySetUp ? (
          <SavedTrainer projectId={projectId} trainer={trainer} />
        ) : (
          <>
            <KnownPrices prices={trainer.prices} />
            <Notice tone="accent">{askWhom} can change its key and its prices.</Notice>
          </>
        )}
      </div>
    </>
  );
}

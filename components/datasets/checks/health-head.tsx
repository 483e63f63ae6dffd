"use client";

import { agoWords } from "@/components/layout/ago-words";
import { errorWords } from "@/components/layout/error-words";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Progress } from "@/components/ui/progress";
import { useToast } from "@/components/ui/toast";
import { useCheckNow } from "@/lib/datasets/checks/hooks";
import type { Health } from "@/lib/datasets/checks/schemas";
import { routes } from "@/lib/routes";
import { healthSentence, progressShare, progressWords } from "./health-words";

type HealthHeadProps = { projectId: string; datasetId: string; datasetName: string; health: Health; mayEdit: boolean };

export function HealthHead({ projectId, datasetId, datasetName, health, mayEdit }: HealthHeadProps) {
  const { notify } = useToast();
  const now = useNow(10_000);
  const check = useCheckNow(projectId, datasetId);
  const { state, checkedAt, exampleCount } = health;
  const isFirst = checkedAt === null;
  const when = isFirst ? "The whole dataset has not been looked at yet." : `Last looked at as a whole ${agoWords(checkedAt, now)}.`;
  return (
    <>
      <PageHead
        back={{ href: routes.dataset(projectId, datasetId), label: datasetName }}
        title={healthSentence(health)}
        lead={exampleCount > 0 && `${when} Every edit and every import is checked by itself.`}
        actions={
          mayEdit &&
          exampleCount > 0 && (
            <Button
              busy={check.isPending}
              {...(state === "running" ? { disabledReason: "It is being checked right now." } : {})}
              onClick={() =>
                check.mutate(undefined, {
                  onError: (error) => notify({ title: "The check could not be started.", body: errorWords(error), state: "failed" }),
                })
              }
            >
              Check now
            </Button>
          )
        }
      />
      {state !== "idle" && exampleCount > 0 && <Running health={health} />}
    </>
  );
}

function Running({ health: { state, progress } }: { health: Health }) {
  const words = state === "waiting" || !progress ? "The check begins in a moment." : `${progressWords(progress)}.`;
  return (
    <div className="mt-4 max-w-120" role="status">
      <Progress label="Check of the whole dataset" value={progress ? progressShare(progress) * 100 : 2} max={100} />
      <p className="hint num mt-1.5">{words} You can go on working; this page shows what is found as soon as it is done.</p>
    </div>
  );
}

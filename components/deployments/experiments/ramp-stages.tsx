"use client";

import { useState } from "react";
import { PhaseBar } from "@/components/charts/phase-bar";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast-context";
import { useAdvanceExperiment } from "@/lib/deployments/experiments/hooks";
import type { Experiment } from "@/lib/deployments/experiments/schemas";
import { formatPercent } from "@/lib/format";
import { waitWords } from "./experiment-words";

type RampStagesProps = { projectId: string; experiment: Experiment; mayLaunch: boolean };

/** How the treatment's share grows, and what the next stage waits for. */
export function RampStages({ projectId, experiment, mayLaunch }: RampStagesProps) {
  const { ramp, stage, nextStage, split, treatment, status } = experiment;
  const { notify } = useToast();
  const advance = useAdvanceExperiment(projectId, experiment.id);
  const [isAsking, setAsking] = useState(false);
  if (ramp.length < 2) return null;
  const share = nextStage ? formatPercent(nextStage.share, 0) : "";
  return (
    <div className="mt-4 border-t pt-4">
      <PhaseBar
        label="Stages"
        phases={ramp.map((one, index) => ({
          label: formatPercent(one, 0),
          state: index < stage || status !== "running" ? "past" : index === stage ? "now" : "ahead",
          share: 1,
        }))}
      />
      {nextStage && (
        <>
          <p className="hint mt-2">
            Next {treatment.name} gets {share}. {waitWords(experiment)}
          </p>
          {mayLaunch && (
            <Button
              size="small"
              className="mt-2"
              disabledReason={split.isBroken ? "The split is broken, and a larger share would not mend it." : undefined}
              onClick={() => setAsking(true)}
            >
              Begin {share} now
            </Button>
          )}
          <ConfirmDialog
            open={isAsking}
            onOpenChange={setAsking}
            title={`Give ${treatment.name} ${share} of the traffic?`}
            confirmLabel={`Give it ${share} now`}
            busy={advance.isPending}
            onConfirm={() =>
              advance.mutate(
                { stage },
                {
                  onSettled: () => setAsking(false),
                  onError: (error) => notify({ title: "The stage stays as it is.", body: errorWords(error), state: "failed" }),
                },
              )
            }
          >
            Now it has {formatPercent(treatment.share, 0)}. People are dealt and counted anew, so that nobody who changed sides blurs the
            figures: the page begins again at nothing.
          </ConfirmDialog>
        </>
      )}
    </div>
  );
}

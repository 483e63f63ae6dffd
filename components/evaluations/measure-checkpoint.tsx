"use client";

import { useRouter } from "next/navigation";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast-context";
import { useMeasureCheckpoint } from "@/lib/evaluations/hooks";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { Checkpoint } from "@/lib/runs/schemas";

type MeasureCheckpointProps = { projectId: string; runId: string; checkpoint: Checkpoint };

/** Puts the version's test cases to a checkpoint, and goes where its score appears. */
export function MeasureCheckpoint({ projectId, runId, checkpoint }: MeasureCheckpointProps) {
  const { notify } = useToast();
  const router = useRouter();
  const { may } = usePeople(projectId);
  const measure = useMeasureCheckpoint(projectId, runId);
  if (!may("launch")) return null;
  return (
    <Button
      size="small"
      variant="plain"
      busy={measure.isPending}
      aria-label={`Measure the checkpoint at step ${formatNumber(checkpoint.step)}`}
      onClick={() =>
        measure.mutate(checkpoint.id, {
          onSuccess: ({ id }) => router.push(routes.evaluation(projectId, id)),
          onError: (error) => notify({ title: "It was not measured.", body: errorWords(error), state: "failed" }),
        })
      }
    >
      Measure
    </Button>
  );
}

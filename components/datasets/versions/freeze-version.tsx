"use client";

import { useQuery } from "@tanstack/react-query";
import { Snowflake } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { datasetQuery } from "@/lib/datasets/hooks";
import { freezePreviewQuery } from "@/lib/datasets/versions/hooks";
import { routes } from "@/lib/routes";
import { FreezeForm } from "./freeze-form";
import { FreezeProgress } from "./freeze-progress";

type FreezeVersionProps = { projectId: string; datasetId: string; variant?: "primary" | "quiet" };

/** A version never changes again, so what a model was trained and measured on can always be read. */
export function FreezeVersion({ projectId, datasetId, variant = "quiet" }: FreezeVersionProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [startedId, setStartedId] = useState<string | null>(null);
  const dataset = useQuery(datasetQuery(projectId, datasetId));
  // Counting reads every example, so it waits until somebody wants to know.
  const { data, error, refetch } = useQuery({ ...freezePreviewQuery(projectId, datasetId), enabled: isOpen, staleTime: 0 });
  const next = (dataset.data?.latestVersion?.number ?? 0) + 1;
  const running = data?.freeze?.status === "working" || data?.freeze?.id === startedId ? data?.freeze : null;

  function open(versionId: string) {
    setOpen(false);
    setStartedId(null);
    router.push(routes.datasetVersion(projectId, datasetId, versionId));
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={(wanted) => {
        setOpen(wanted);
        if (!wanted) setStartedId(null);
      }}
      trigger={
        <Button variant={variant} icon={<Snowflake className="size-3.5" strokeWidth={1.75} />}>
          Freeze version {next}
        </Button>
      }
      title={`Freeze version ${next}`}
      description="The examples as they are now. You go on editing; the version stays as it is."
    >
      {running ? (
        <FreezeProgress freeze={running} onDone={open} onAgain={() => setStartedId(null)} />
      ) : data ? (
        <FreezeForm
          projectId={projectId}
          datasetId={datasetId}
          preview={data}
          onStarted={(freeze) => (freeze.versionId ? open(freeze.versionId) : setStartedId(freeze.id))}
        />
      ) : error ? (
        <LoadError title="What would be frozen could not be counted." error={error} onRetry={refetch} />
      ) : (
        <div role="status" aria-label="Counting what would be frozen" className="grid gap-4">
          <Skeleton className="h-14 w-full" />
          <Skeleton className="h-14 w-full" />
          <Skeleton className="h-20 w-full" />
        </div>
      )}
    </Dialog>
  );
}

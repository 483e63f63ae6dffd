"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { routes } from "@/lib/routes";
import { useDeleteTrainer } from "@/lib/trainers/hooks";
import type { Connection } from "@/lib/trainers/schemas";

/** Forgets the key. Where runs or models need the trainer, it stays and says so. */
export function DisconnectTrainer({ projectId, trainer }: { projectId: string; trainer: Connection }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const disconnect = useDeleteTrainer();

  return (
    <>
      <Button variant="negative" className="ml-auto" onClick={() => setAsking(true)}>
        Disconnect
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Disconnect ${trainer.name}?`}
        confirmLabel={`Disconnect ${trainer.name}`}
        tone="negative"
        busy={disconnect.isPending}
        onConfirm={() => disconnect.mutate(trainer.id, { onSuccess: () => router.push(routes.trainers(projectId)) })}
      >
        Its key and its prices are forgotten. Nothing at the provider changes: jobs, files and models stay there.
        {disconnect.error && (
          <Notice tone="negative" className="mt-3">
            {errorWords(disconnect.error)}
          </Notice>
        )}
      </ConfirmDialog>
    </>
  );
}

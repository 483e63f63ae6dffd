"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast-context";
import { useDeleteDeployment } from "@/lib/deployments/hooks";
import type { Deployment } from "@/lib/deployments/schemas";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";

export function DeleteDeployment({ projectId, deployment }: { projectId: string; deployment: Deployment }) {
  const router = useRouter();
  const { notify } = useToast();
  const remove = useDeleteDeployment(projectId, deployment.id);
  const [isAsking, setAsking] = useState(false);
  const { name, lastDay } = deployment;

  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => router.push(routes.deployments(projectId)),
      onError: (error) => notify({ title: `${name} goes on as it was.`, body: errorWords(error), state: "failed" }),
    });

  return (
    <>
      <Button size="small" variant="negative" className="mt-3" onClick={() => setAsking(true)}>
        Delete the deployment
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete ${name}?`}
        confirmLabel={`Delete ${name} and its log`}
        tone="negative"
        busy={remove.isPending}
        onConfirm={confirm}
      >
        Programs that ask for it are refused at once: {formatCount(lastDay.requests, "request")} in the last day. Its log, feedback and
        history go with it. This cannot be taken back.
      </ConfirmDialog>
    </>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/section-head";
import { useDeleteProject } from "@/lib/projects/hooks";
import type { Project } from "@/lib/projects/schemas";
import { routes } from "@/lib/routes";

export function DeleteProject({ project }: { project: Project }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteProject();

  return (
    <section className="border-t pt-6">
      <SectionHead title="Delete the project" />
      <p className="mt-2 max-w-[72ch] text-on-surface-2">
        Its examples, versions, runs, models and results go with it, for good. What lies at a provider stays there.
      </p>
      <Button variant="negative" className="mt-3" onClick={() => setAsking(true)}>
        Delete the project
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete ${project.name}?`}
        confirmLabel={`Delete ${project.name} for good`}
        tone="negative"
        busy={remove.isPending || remove.isSuccess}
        onConfirm={() => remove.mutate(project.id, { onSuccess: () => router.replace(routes.projects()) })}
      >
        Everything in {project.name} is deleted: data, runs, models and results. This cannot be taken back.
        {remove.error && (
          <Notice tone="negative" className="mt-3">
            {errorWords(remove.error)}
          </Notice>
        )}
      </ConfirmDialog>
    </section>
  );
}

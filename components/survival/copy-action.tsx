"use client";

import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { StateMark } from "@/components/ui/state-mark";
import { useToast } from "@/components/ui/toast-context";
import { Tooltip } from "@/components/ui/tooltip";
import { routes } from "@/lib/routes";
import { useCopyFile } from "@/lib/survival/hooks";
import type { AccountItem } from "@/lib/survival/inventory/schemas";

/** A training file comes home as a frozen version. */
export function CopyAction({ projectId, item }: { projectId: string; item: AccountItem }) {
  const copy = useCopyFile(projectId);
  const { notify } = useToast();
  const [made] = item.copies;
  const start = () =>
    copy.mutate(
      { itemId: item.id },
      { onError: (error) => notify({ title: "The file was not copied.", body: errorWords(error), state: "failed" }) },
    );

  if (made?.status === "done")
    return (
      <LinkButton
        href={
          made.versionId ? routes.datasetVersion(projectId, made.dataset.id, made.versionId) : routes.dataset(projectId, made.dataset.id)
        }
      >
        See {made.dataset.name}
      </LinkButton>
    );
  if (made?.status === "copying" || made?.status === "importing")
    return <StateMark state="running">{made.status === "copying" ? "being fetched" : "being imported"}</StateMark>;
  if (item.goneAt) return <span className="text-on-surface-3">too late</span>;
  if (item.details.purpose === "fine-tune-results") return <span className="text-on-surface-3">figures of a job</span>;
  return (
    <span className="inline-flex items-center gap-2">
      {made?.status === "failed" && (
        <Tooltip content={made.problem ?? ""}>
          <button type="button" className="min-h-6">
            <StateMark state="failed">failed</StateMark>
            <span className="sr-only">{made.problem}</span>
          </button>
        </Tooltip>
      )}
      <Button busy={copy.isPending} onClick={start} aria-label={`Bring ${item.name} home`}>
        {made ? "Try again" : "Bring home"}
      </Button>
    </span>
  );
}

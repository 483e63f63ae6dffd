"use client";

import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { useToast } from "@/components/ui/toast-context";
import { routes } from "@/lib/routes";
import { useAdoptModel } from "@/lib/survival/hooks";
import type { AccountItem } from "@/lib/survival/inventory/schemas";

/** A model of the account becomes one of the project: it can be asked, measured and recorded like any other. */
export function AdoptAction({ projectId, item }: { projectId: string; item: AccountItem }) {
  const adopt = useAdoptModel(projectId);
  const { notify } = useToast();
  if (item.modelVersion)
    return <LinkButton href={routes.newRecord(projectId, item.modelVersion.id)}>Record {item.modelVersion.name}</LinkButton>;
  if (item.goneAt) return <span className="text-on-surface-3">too late</span>;
  if (item.rawState !== "" && item.kind === "checkpoint") return <span className="text-on-surface-3">{item.rawState}</span>;
  return (
    <Button
      busy={adopt.isPending}
      aria-label={`Take over ${item.name}`}
      onClick={() =>
        adopt.mutate(
          { itemId: item.id },
          {
            onSuccess: ({ name }) => notify({ title: `${item.name} is ${name} of this project now.`, state: "done" }),
            onError: (error) => notify({ title: "It could not be taken over.", body: errorWords(error), state: "failed" }),
          },
        )
      }
    >
      Take over
    </Button>
  );
}

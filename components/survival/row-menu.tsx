"use client";

import { MoreHorizontal } from "lucide-react";
import { errorWords } from "@/components/layout/error-words";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast-context";
import { routes } from "@/lib/routes";
import type { BoardRow } from "@/lib/survival/board/schemas";
import { usePlanRetirement } from "@/lib/survival/hooks";

/** What can be done besides the next step. */
export function RowMenu({ projectId, row }: { projectId: string; row: BoardRow }) {
  const { project, modelVersion, life, mayRetire, record, parity } = row;
  const plan = usePlanRetirement(projectId);
  const { notify } = useToast();
  const change = () =>
    plan.mutate(
      { projectId: project.id, modelVersionId: modelVersion.id, mayRetire: !mayRetire },
      { onError: (error) => notify({ title: "That could not be changed.", body: errorWords(error), state: "failed" }) },
    );
  const answers = life !== "gone";
  const items = [
    ...(record ? [{ label: "See its golden record", href: routes.record(project.id, record.id) }] : []),
    ...(answers ? [{ label: record ? "Record more of it" : "Record it", href: routes.newRecord(project.id, modelVersion.id) }] : []),
    ...(parity ? [{ label: "Read the parity report", href: routes.parity(project.id, parity.id) }] : []),
    ...(record && record.doneCount > 0
      ? [{ label: "Compare with another model", href: routes.newParity(project.id, { record: record.id }) }]
      : []),
    { label: "Re-train elsewhere", href: routes.retrain(project.id, modelVersion.id) },
    ...(life === "ends" ? [{ label: mayRetire ? "Find it a successor after all" : "Let it retire", onSelect: change }] : []),
  ];
  return (
    <Menu
      align="end"
      label={`More about ${project.name} ${modelVersion.name}`}
      items={items}
      trigger={
        <button
          type="button"
          className="grid size-8 place-items-center rounded-md text-on-surface-3 hover:bg-sunken hover:text-on-surface touch:size-11"
        >
          <MoreHorizontal className="size-4" strokeWidth={1.75} aria-hidden="true" />
          <span className="sr-only">
            More about {project.name} {modelVersion.name}
          </span>
        </button>
      }
    />
  );
}

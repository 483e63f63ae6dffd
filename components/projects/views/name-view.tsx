"use client";

import { NameDialog } from "@/components/layout/name-dialog";
import { useCreateView, useUpdateView, type ViewsAt } from "@/lib/projects/views/hooks";
import type { SavedView } from "@/lib/projects/views/schemas";

type NameViewProps = {
  at: ViewsAt;
  query: string;
  /** Renamed, where it is there already. */
  view: SavedView | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function NameView({ at, query, view, open, onOpenChange }: NameViewProps) {
  const create = useCreateView(at);
  const update = useUpdateView(at);
  const { isPending, error } = view ? update : create;
  const verb = view ? "Rename the view" : "Save the view";

  function save(name: string) {
    const done = { onSuccess: () => onOpenChange(false) };
    if (view) update.mutate({ viewId: view.id, name }, done);
    else create.mutate({ name, query }, done);
  }

  return (
    <NameDialog
      open={open}
      onOpenChange={onOpenChange}
      title={verb}
      verb={verb}
      description="Filters and order under a name that everybody in the project sees."
      proposed={view?.name}
      isPending={isPending}
      error={error}
      onSave={save}
    />
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { useCreateView, useDeleteView, type ViewsAt, viewsQuery } from "@/lib/projects/views/hooks";
import { NameView } from "./name-view";
import { type UsualView, viewNameOf } from "./view-name-of";

type ViewsMenuProps = {
  at: ViewsAt;
  /** What the list is called where nothing narrows it: “All examples”. */
  all: string;
  usual: readonly UsualView[];
  query: string;
  onGo: (query: string) => void;
};

/** Filters and order under a name. The address already says them all, so a view is shared by its link. */
export function ViewsMenu({ at, all, usual, query, onGo }: ViewsMenuProps) {
  const { notify, offerUndo } = useToast();
  const { data: saved = [] } = useQuery(viewsQuery(at));
  const create = useCreateView(at);
  const remove = useDeleteView(at);
  const [naming, setNaming] = useState<"save" | "rename" | null>(null);
  const shown = saved.find((view) => view.query === query);

  const item = (view: { name: string; query: string }): MenuItem => ({
    label: view.name,
    checked: view.query === query,
    onSelect: () => onGo(view.query),
  });

  async function copyLink() {
    if (await copyText(window.location.href)) notify({ title: "The link is copied. It shows a colleague the same rows." });
    else notify({ title: "The link could not be copied. Copy it from the address bar.", state: "failed" });
  }

  function forget() {
    if (!shown) return;
    remove.mutate(shown.id, {
      onSuccess: () =>
        offerUndo({
          title: `The view “${shown.name}” is deleted.`,
          onUndo: () => create.mutate({ name: shown.name, query: shown.query }),
        }),
      onError: (error) => notify({ title: "The view was not deleted.", body: errorWords(error), state: "failed" }),
    });
  }

  return (
    <>
      <Menu
        label="Views"
        trigger={
          <Button variant="plain" className="-ml-2 max-w-44 shrink-0 gap-1 px-2 max-md:max-w-36">
            <span className="sr-only">View: </span>
            <span className="truncate">{viewNameOf(query, all, [...saved, ...usual]) ?? "Filtered"}</span>
            <ChevronDown className="size-3.5 shrink-0 text-on-surface-3" strokeWidth={1.75} aria-hidden="true" />
          </Button>
        }
        items={[
          item({ name: all, query: "" }),
          ...usual.map(item),
          ...(saved.length > 0 ? [{ separator: true } as const, { heading: "Saved" }, ...saved.map(item)] : []),
          { separator: true },
          ...(shown
            ? [
                { label: `Rename “${shown.name}”…`, onSelect: () => setNaming("rename") },
                { label: `Delete “${shown.name}”`, negative: true, onSelect: forget },
              ]
            : query === ""
              ? []
              : [{ label: "Save this view…", onSelect: () => setNaming("save") }]),
          { label: "Copy the link to it", onSelect: () => void copyLink() },
        ]}
      />
      <NameView
        key={naming}
        at={at}
        query={query}
        view={naming === "rename" ? shown : undefined}
        open={naming !== null}
        onOpenChange={(open) => !open && setNaming(null)}
      />
    </>
  );
}

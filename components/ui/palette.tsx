"use client";

import { Command, defaultFilter } from "cmdk";
import { Dialog } from "radix-ui";
import { type ReactNode, useEffect, useState } from "react";
import { Kbd } from "./kbd";
import { layerRow } from "./layer-style";

export type PaletteItem = { id: string; label: string; hint?: ReactNode; icon?: ReactNode; keys?: string; onSelect: () => void };

type PaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Things first, then what can be done with them. */
  groups: readonly PaletteGroup[];
  label?: string;
  emptyText?: string;
  /** Says what is still on its way; what is there can be found already. */
  loadingText?: string | undefined;
};

export type PaletteGroup = {
  heading: string;
  items: readonly PaletteItem[];
  /** Too many to be read: they are there once somebody types. */
  isFoundOnly?: boolean;
};

/** Find and do. It listens to Ctrl K by itself, also while someone types. */
export function Palette({ open, onOpenChange, label = "Search or jump to", ...found }: PaletteProps) {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpenChange(!open);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [open, onOpenChange]);

  function choose(item: PaletteItem) {
    onOpenChange(false);
    item.onSelect();
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-28 left-1/2 z-50 w-[calc(100vw-2rem)] max-w-160 -translate-x-1/2 animate-enter overflow-hidden rounded-xl border bg-raised text-on-surface shadow-overlay max-md:top-4"
        >
          <Dialog.Title className="sr-only">{label}</Dialog.Title>
          <PaletteSearch {...found} label={label} onChoose={choose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type PaletteSearchProps = Pick<PaletteProps, "groups" | "emptyText" | "loadingText"> & {
  label: string;
  onChoose: (item: PaletteItem) => void;
};

function PaletteSearch({ groups, label, emptyText = "Nothing has this name.", loadingText, onChoose }: PaletteSearchProps) {
  const [typed, setTyped] = useState("");
  const shown = groups.filter(({ isFoundOnly }) => !isFoundOnly || typed.trim() !== "");
  return (
    <Command label={label} loop filter={byWords}>
      <Command.Input
        placeholder={label}
        value={typed}
        onValueChange={setTyped}
        className="h-12 w-full border-b px-5 text-base outline-none"
      />
      <Command.List className="max-h-[min(420px,60dvh)] overflow-y-auto p-2">
        {loadingText ? (
          <p role="status" className="hint px-3 py-2">
            {loadingText}
          </p>
        ) : (
          <Command.Empty className="hint px-3 py-4">{emptyText}</Command.Empty>
        )}
        {shown.map((group) => (
          <Command.Group
            key={group.heading}
            heading={group.heading}
            className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-on-surface-3 [&_[cmdk-group-heading]]:text-xs"
          >
            {group.items.map((item) => (
              <Command.Item key={item.id} value={item.id} keywords={wordsOf(item)} onSelect={() => onChoose(item)} className={layerRow}>
                {item.icon && <span className="text-on-surface-3 [&_svg]:size-4">{item.icon}</span>}
                <span className="min-w-0 flex-1 truncate">{item.label}</span>
                {item.hint && <span className="hint">{item.hint}</span>}
                {item.keys && <Kbd>{item.keys}</Kbd>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

const wordsOf = ({ label, hint }: PaletteItem) => (typeof hint === "string" ? [label, hint] : [label]);

/** By what is read alone: an address holds letters of every kind, and would match what nobody looked for. */
export function byWords(_id: string, typed: string, words: string[] = []): number {
  return Math.max(0, ...words.map((word) => defaultFilter(word, typed, [])));
}

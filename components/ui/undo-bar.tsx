"use client";

import { Toast } from "radix-ui";
import { useLayoutEffect } from "react";
import { Kbd } from "./kbd";
import type { Undoable } from "./toast-context";

type UndoBarProps = { undoable: (Undoable & { id: number }) | null; onDone: () => void };

const typing = "input, textarea, [contenteditable=true]";

/** Ten seconds over the list; the newest change is the one that can be taken back. */
export function UndoBar({ undoable, onDone }: UndoBarProps) {
  useLayoutEffect(() => {
    if (!undoable) return;
    const { onUndo } = undoable;
    function press(event: KeyboardEvent) {
      if (event.key !== "z" || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      event.preventDefault();
      onUndo();
      onDone();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [undoable, onDone]);

  return (
    <Toast.Provider duration={10_000} label="Undo">
      {undoable && (
        <Toast.Root
          key={undoable.id}
          onOpenChange={(open) => !open && onDone()}
          className="flex h-12 animate-enter items-center gap-3 rounded-lg bg-inverse pr-2 pl-4 text-on-inverse shadow-overlay"
        >
          <Toast.Title className="min-w-0 flex-1 truncate">{undoable.title}</Toast.Title>
          <Toast.Action
            altText="Press Ctrl Z to undo"
            onClick={undoable.onUndo}
            className="flex h-8 items-center gap-2 rounded-md px-2.5 font-medium outline-offset-0 focus-visible:outline-on-inverse touch:h-11"
          >
            Undo
            <Kbd className="border-current/35 bg-transparent text-current">Ctrl Z</Kbd>
          </Toast.Action>
        </Toast.Root>
      )}
      <Toast.Viewport
        label="Undo ({hotkey})"
        className="fixed bottom-6 left-1/2 z-50 w-[350px] max-w-[calc(100vw-2rem)] -translate-x-1/2 max-md:bottom-20"
      />
    </Toast.Provider>
  );
}

"use client";

import { type ReactNode, useMemo, useRef, useState } from "react";
import { NewsList } from "./news-list";
import { type News, ToastContext, type Undoable } from "./toast-context";
import { UndoBar } from "./undo-bar";

export { useToast } from "./toast-context";

export function ToastProvider({ children }: { children: ReactNode }) {
  const [news, setNews] = useState<(News & { id: number })[]>([]);
  const [undoable, setUndoable] = useState<(Undoable & { id: number }) | null>(null);
  const lastId = useRef(0);

  const toast = useMemo(() => {
    const nextId = () => ++lastId.current;
    return {
      notify: (item: News) => setNews((items) => [...items.slice(-2), { ...item, id: nextId() }]),
      offerUndo: (item: Undoable) => setUndoable({ ...item, id: nextId() }),
    };
  }, []);

  return (
    <ToastContext value={toast}>
      {children}
      <NewsList news={news} onDismiss={(id) => setNews((items) => items.filter((item) => item.id !== id))} />
      <UndoBar undoable={undoable} onDone={() => setUndoable(null)} />
    </ToastContext>
  );
}

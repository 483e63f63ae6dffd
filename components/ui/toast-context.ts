"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { StateName } from "./state-icon";

export type News = {
  title: ReactNode;
  body?: ReactNode;
  state?: StateName;
  /** News with an action stays until it is dismissed. */
  actions?: readonly { label: string; href?: string; onSelect?: () => void }[];
};

export type Undoable = { title: ReactNode; onUndo: () => void };

type ToastContext = { notify: (news: News) => void; offerUndo: (undoable: Undoable) => void };

export const ToastContext = createContext<ToastContext | null>(null);

export function useToast(): ToastContext {
  const toast = useContext(ToastContext);
  if (!toast) throw new Error("useToast works below ToastProvider, which app/providers.tsx mounts.");
  return toast;
}

"use client";

import { useMemo, useRef } from "react";
import type { ExampleContent } from "@/lib/datasets/schemas";
import { findDraft, forgetDraft, type KeptDraft, keepDraft } from "./kept-drafts";
import { usePeople } from "./use-people";

export interface KeptHere {
  /** False: the browser has no room for it. */
  keep: (revision: number, content: ExampleContent) => boolean;
  forget: () => void;
  find: () => KeptDraft | null;
  /** The example was opened once more, and what was kept is dealt with there. */
  isTakenOver: () => boolean;
}

/** What this browser keeps of one example for the person who types. Null: nobody knows yet who that is, or they may only read. */
export function useKeptDraft(projectId: string, exampleId: string): KeptHere | null {
  const { userId, may } = usePeople(projectId);
  const isWriter = may("edit");
  const keptAt = useRef<number | null>(null);

  return useMemo(() => {
    if (userId === null || !isWriter) return null;
    const whose = { userId, exampleId };
    const isTakenOver = () => keptAt.current !== null && findDraft(whose)?.keptAt !== keptAt.current;
    return {
      keep(revision, content) {
        const draft = { ...whose, revision, content, keptAt: Date.now() };
        const isKept = keepDraft(draft);
        if (isKept) keptAt.current = draft.keptAt;
        return isKept;
      },
      forget() {
        if (keptAt.current !== null && !isTakenOver()) forgetDraft(whose);
        keptAt.current = null;
      },
      find: () => findDraft(whose),
      isTakenOver,
    };
  }, [userId, exampleId, isWriter]);
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { exampleIssuesQuery } from "@/lib/datasets/checks/hooks";
import type { Mark } from "@/lib/datasets/checks/schemas";
import type { WordedMark } from "./place-marks";

/** What may be marked in the texts below: first of a whole example, then of one message, then of one call in it. */
const MarksContext = createContext<readonly WordedMark[]>([]);

const none: readonly WordedMark[] = [];

/** Personal data and secrets are marked in the text itself; other findings are about more than a few words of it. */
export function ExampleMarks({ projectId, exampleId, children }: { projectId: string; exampleId: string; children: ReactNode }) {
  const { data } = useQuery(exampleIssuesQuery(projectId, exampleId));
  const marks = useMemo(
    () =>
      data
        ?.filter(({ kind }) => kind === "personal_data" || kind === "secret")
        .flatMap((issue) => issue.marks.map((mark) => ({ ...mark, words: issue.words }))) ?? none,
    [data],
  );
  return <MarksContext value={marks}>{children}</MarksContext>;
}

type MessageMarksProps = Pick<Mark, "part" | "message"> & { children: ReactNode };

export function MessageMarks({ part, message, children }: MessageMarksProps) {
  const all = useContext(MarksContext);
  const marks = useMemo(() => all.filter((mark) => mark.part === part && mark.message === message), [all, part, message]);
  return <MarksContext value={marks}>{children}</MarksContext>;
}

/** The values of a call are a text of their own. */
export function CallMarks({ call, children }: { call: number; children: ReactNode }) {
  const all = useContext(MarksContext);
  const marks = useMemo(() => all.filter((mark) => mark.call === call).map((mark) => ({ ...mark, call: null })), [all, call]);
  return <MarksContext value={marks}>{children}</MarksContext>;
}

/** What may be marked in the text of the message, or the call, that this is in. */
export function useMarks(): readonly WordedMark[] {
  const marks = useContext(MarksContext);
  return useMemo(() => marks.filter(({ call }) => call === null), [marks]);
}

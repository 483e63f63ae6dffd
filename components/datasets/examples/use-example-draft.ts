"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useUpdateExample } from "@/lib/datasets/examples/hooks";
import type { Example } from "@/lib/datasets/examples/schemas";
import type { ExampleContent } from "@/lib/datasets/schemas";
import { ApiError } from "@/lib/http/fetch-json";
import { contentProblem } from "./content-problem";

const pauseMs = 600;
const retryMs = 4_000;

export type DraftState =
  | { kind: "clean" }
  | { kind: "editing" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; error: unknown }
  | { kind: "conflict" };

export interface Draft {
  content: ExampleContent;
  /** Grows when turns come, go or change places: what was typed into one must not show up in another. */
  shape: number;
  state: DraftState;
  change: (next: ExampleContent, isReshaped?: boolean) => void;
  save: () => Promise<void>;
  /** Saves what is typed; the revision that stands then, or null when it could not be saved. */
  flush: () => Promise<number | null>;
  settle: (current: Example, keep: "mine" | "theirs") => void;
}

const contentOf = ({ messages, tools, rejected }: ExampleContent): ExampleContent => ({ messages, tools, rejected });
const textOf = (content: ExampleContent) => JSON.stringify(contentOf(content));

/** What is typed is shown at once and saved after a pause, or on leaving. A failure keeps the text and tries again. */
export function useExampleDraft(projectId: string, example: Example): Draft {
  const { mutateAsync } = useUpdateExample(projectId);
  const [content, setContent] = useState(() => contentOf(example));
  const [shape, setShape] = useState(0);
  const [state, setState] = useState<DraftState>({ kind: "clean" });
  const typed = useRef(content);
  const saved = useRef({ revision: example.revision, text: textOf(example) });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underWay = useRef<Promise<void>>(undefined);

  const show = useCallback((next: ExampleContent, isReshaped: boolean) => {
    typed.current = next;
    setContent(next);
    if (isReshaped) setShape((count) => count + 1);
  }, []);

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    const sent = typed.current;
    const text = textOf(sent);
    if (underWay.current) return underWay.current;
    if (text === saved.current.text || contentProblem(sent)) return Promise.resolve();
    const send = async () => {
      setState({ kind: "saving" });
      try {
        const { revision } = await mutateAsync({ exampleId: example.id, revision: saved.current.revision, ...sent });
        saved.current = { revision, text };
        setState({ kind: "saved", at: new Date() });
        if (textOf(typed.current) !== text) timer.current = setTimeout(save, pauseMs);
      } catch (error) {
        const isConflict = error instanceof ApiError && error.problem.code === "conflict";
        setState(isConflict ? { kind: "conflict" } : { kind: "failed", error });
        if (!isConflict) timer.current = setTimeout(save, retryMs);
      }
    };
    underWay.current = send().finally(() => {
      underWay.current = undefined;
    });
    return underWay.current;
  }, [mutateAsync, example.id]);

  const flush = useCallback(async (): Promise<number | null> => {
    await underWay.current;
    await save();
    return textOf(typed.current) === saved.current.text ? saved.current.revision : null;
  }, [save]);

  const leave = useRef(save);
  useEffect(() => {
    leave.current = save;
  }, [save]);
  useEffect(() => () => void leave.current(), []);

  // A draft by a model, a restored revision, a fix of a check: what the server wrote is shown, unless something here is not saved yet.
  useEffect(() => {
    if (example.revision <= saved.current.revision || underWay.current || textOf(typed.current) !== saved.current.text) return;
    saved.current = { revision: example.revision, text: textOf(example) };
    show(contentOf(example), true);
  }, [example, show]);

  function change(next: ExampleContent, isReshaped = false) {
    show(next, isReshaped);
    setState({ kind: "editing" });
    clearTimeout(timer.current);
    timer.current = setTimeout(save, pauseMs);
  }

  /** Settles a conflict: what stands is what the person chose, on top of the revision that was there. */
  function settle(current: Example, keep: "mine" | "theirs") {
    saved.current = { revision: current.revision, text: textOf(current) };
    setState({ kind: "clean" });
    if (keep === "mine") void save();
    else show(contentOf(current), true);
  }

  return { content, shape, state, change, save, flush, settle };
}

"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useUpdateExample } from "@/lib/datasets/examples/hooks";
import type { Example } from "@/lib/datasets/examples/schemas";
import type { ExampleContent } from "@/lib/datasets/schemas";
import { ApiError } from "@/lib/http/fetch-json";
import { contentProblem } from "./content-problem";
import { fateOf, forgetDraft } from "./kept-drafts";
import { useKeptDraft } from "./use-kept-draft";

const pauseMs = 600;
const retryMs = 4_000;

export type DraftState =
  | { kind: "clean" }
  | { kind: "editing" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  /** `words` say what to mend. */
  | { kind: "invalid"; words: string; isKept: boolean }
  | { kind: "failed"; error: unknown; isKept: boolean }
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
  /** Back to what is saved; the answer brings back what was typed. */
  throwAway: () => () => void;
}

const contentOf = ({ messages, tools, rejected }: ExampleContent): ExampleContent => ({ messages, tools, rejected });
const textOf = (content: ExampleContent) => JSON.stringify(contentOf(content));
const savedOf = (example: Example) => ({ revision: example.revision, text: textOf(example), content: contentOf(example) });

/**
 * What is typed is shown at once and saved after a pause, or on leaving. A failure keeps the text and tries again. What cannot be saved
 * yet is kept in this browser, and is there again when the example is opened again.
 */
export function useExampleDraft(projectId: string, example: Example): Draft {
  const { mutateAsync } = useUpdateExample(projectId);
  const [content, setContent] = useState(() => contentOf(example));
  const [shape, setShape] = useState(0);
  const [state, setState] = useState<DraftState>({ kind: "clean" });
  const typed = useRef(content);
  const saved = useRef(savedOf(example));
  const kept = useKeptDraft(projectId, example.id);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underWay = useRef<Promise<void>>(undefined);
  /** Until the person has chosen, nothing is saved; what they typed is kept. */
  const isUnsettled = useRef(false);
  const hasLeft = useRef(false);
  const hasLooked = useRef(false);

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
    if (isUnsettled.current || (hasLeft.current && kept?.isTakenOver())) return Promise.resolve();
    if (text === saved.current.text) {
      kept?.forget();
      setState((state) => (state.kind === "saved" || state.kind === "clean" ? state : { kind: "clean" }));
      return Promise.resolve();
    }
    const problem = contentProblem(sent);
    if (problem) {
      setState({ kind: "invalid", words: problem.words, isKept: kept?.keep(saved.current.revision, sent) ?? false });
      return Promise.resolve();
    }
    const send = async () => {
      setState({ kind: "saving" });
      try {
        const { revision } = await mutateAsync({ exampleId: example.id, revision: saved.current.revision, ...sent });
        saved.current = { revision, text, content: sent };
        kept?.forget();
        setState({ kind: "saved", at: new Date() });
        if (textOf(typed.current) !== text) timer.current = setTimeout(save, pauseMs);
      } catch (error) {
        const isKept = kept?.keep(saved.current.revision, typed.current) ?? false;
        const isConflict = error instanceof ApiError && error.problem.code === "conflict";
        isUnsettled.current = isConflict;
        setState(isConflict ? { kind: "conflict" } : { kind: "failed", error, isKept });
        if (!isConflict) timer.current = setTimeout(save, retryMs);
      }
    };
    underWay.current = send().finally(() => {
      underWay.current = undefined;
    });
    return underWay.current;
  }, [mutateAsync, example.id, kept]);

  const flush = useCallback(async (): Promise<number | null> => {
    await underWay.current;
    await save();
    return textOf(typed.current) === saved.current.text ? saved.current.revision : null;
  }, [save]);

  const leave = useRef(save);
  useEffect(() => {
    leave.current = save;
  }, [save]);
  useEffect(() => {
    hasLeft.current = false;
    return () => {
      void leave.current();
      hasLeft.current = true;
    };
  }, []);

  // A page that is closed in the pause has no time left to save.
  useEffect(() => {
    function keep() {
      if (textOf(typed.current) !== saved.current.text) kept?.keep(saved.current.revision, typed.current);
    }
    window.addEventListener("pagehide", keep);
    return () => window.removeEventListener("pagehide", keep);
  }, [kept]);

  // What could not be saved the last time is there again.
  useEffect(() => {
    const draft = hasLooked.current ? null : kept?.find();
    const fate = draft && fateOf(draft, example);
    if (fate === "waits") return;
    if (kept) hasLooked.current = true;
    if (!kept || !draft || textOf(typed.current) !== saved.current.text) return;
    if (textOf(draft.content) === saved.current.text) return forgetDraft(draft);
    saved.current.revision = draft.revision;
    show(draft.content, true);
    kept.keep(draft.revision, draft.content);
    isUnsettled.current = fate === "conflict";
    if (fate === "conflict") setState({ kind: "conflict" });
    else void save();
  }, [example, kept, save, show]);

  // A draft by a model, a restored revision, a fix of a check: what the server wrote is shown, unless something here is not saved yet.
  useEffect(() => {
    if (example.revision <= saved.current.revision || underWay.current || textOf(typed.current) !== saved.current.text) return;
    saved.current = savedOf(example);
    show(contentOf(example), true);
  }, [example, show]);

  function change(next: ExampleContent, isReshaped = false) {
    show(next, isReshaped);
    const problem = contentProblem(next);
    setState((state) =>
      problem
        ? { kind: "invalid", words: problem.words, isKept: (state.kind === "invalid" || state.kind === "failed") && state.isKept }
        : { kind: "editing" },
    );
    clearTimeout(timer.current);
    timer.current = setTimeout(save, pauseMs);
  }

  /** Settles a conflict: what stands is what the person chose, on top of the revision that was there. */
  function settle(current: Example, keep: "mine" | "theirs") {
    saved.current = savedOf(current);
    isUnsettled.current = false;
    setState({ kind: "clean" });
    if (keep === "theirs") show(contentOf(current), true);
    void save();
  }

  function throwAway() {
    const mine = typed.current;
    clearTimeout(timer.current);
    if (example.revision > saved.current.revision) saved.current = savedOf(example);
    show(saved.current.content, true);
    setState({ kind: "clean" });
    kept?.forget();
    return () => change(mine, true);
  }

  return { content, shape, state, change, save, flush, settle, throwAway };
}

"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useUpdateExample } from "@/lib/datasets/examples/hooks";
import type { Example } from "@/lib/datasets/examples/schemas";
import type { Message } from "@/lib/datasets/schemas";
import { ApiError } from "@/lib/http/fetch-json";
import { emptyTurn } from "./empty-turn";

const pauseMs = 600;
const retryMs = 4_000;

export type DraftState =
  | { kind: "clean" }
  | { kind: "editing" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; error: unknown }
  | { kind: "conflict" };

/** What is typed is shown at once and saved after a pause, or on leaving. A failure keeps the text and tries again. */
export function useExampleDraft(projectId: string, example: Example) {
  const { mutateAsync } = useUpdateExample(projectId);
  const [messages, setMessages] = useState<readonly Message[]>(example.messages);
  const [state, setState] = useState<DraftState>({ kind: "clean" });
  const typed = useRef<readonly Message[]>(example.messages);
  const saved = useRef({ revision: example.revision, text: JSON.stringify(example.messages) });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isSaving = useRef(false);

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const sent = typed.current;
    const text = JSON.stringify(sent);
    if (isSaving.current || text === saved.current.text || emptyTurn(sent)) return;
    isSaving.current = true;
    setState({ kind: "saving" });
    try {
      const { revision } = await mutateAsync({ exampleId: example.id, revision: saved.current.revision, messages: [...sent] });
      saved.current = { revision, text };
      setState({ kind: "saved", at: new Date() });
      if (JSON.stringify(typed.current) !== text) timer.current = setTimeout(save, pauseMs);
    } catch (error) {
      const isConflict = error instanceof ApiError && error.problem.code === "conflict";
      setState(isConflict ? { kind: "conflict" } : { kind: "failed", error });
      if (!isConflict) timer.current = setTimeout(save, retryMs);
    } finally {
      isSaving.current = false;
    }
  }, [mutateAsync, example.id]);

  const leave = useRef(save);
  useEffect(() => {
    leave.current = save;
  }, [save]);
  useEffect(() => () => void leave.current(), []);

  function change(index: number, content: string) {
    typed.current = typed.current.map((message, at) => (at === index ? { ...message, content } : message));
    setMessages(typed.current);
    setState({ kind: "editing" });
    clearTimeout(timer.current);
    timer.current = setTimeout(save, pauseMs);
  }

  /** Settles a conflict: what stands is what the person chose, on top of the revision that was there. */
  function settle(current: Example, keep: "mine" | "theirs") {
    saved.current = { revision: current.revision, text: JSON.stringify(current.messages) };
    setState({ kind: "clean" });
    if (keep === "mine") return void save();
    typed.current = current.messages;
    setMessages(current.messages);
  }

  return { messages, state, change, save, settle };
}

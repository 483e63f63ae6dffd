"use client";

import { errorWords } from "@/components/layout/error-words";
import { useNow } from "@/components/layout/use-now";
import { StateMark } from "@/components/ui/state-mark";
import { formatAgo } from "@/lib/format";
import type { DraftState } from "./use-example-draft";

export function DraftNote({ state }: { state: DraftState }) {
  const now = useNow(1_000, state.kind === "saved");
  if (state.kind === "failed")
    return (
      <p role="alert" className="text-negative text-xs">
        Not saved yet: {errorWords(state.error)} It tries again by itself.
      </p>
    );
  if (state.kind === "saved")
    return (
      <StateMark state="done" className="hint">
        Saved {formatAgo(state.at, now)} ago
      </StateMark>
    );
  if (state.kind === "saving" || state.kind === "editing") return <span className="hint">Saving after a pause</span>;
  return <span className="hint">Changes save themselves</span>;
}

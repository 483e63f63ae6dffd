"use client";

import { errorWords } from "@/components/layout/error-words";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { StateMark } from "@/components/ui/state-mark";
import { useToast } from "@/components/ui/toast-context";
import { formatAgo } from "@/lib/format";
import type { Draft } from "./use-example-draft";

export function DraftNote({ draft: { state, throwAway } }: { draft: Draft }) {
  const { offerUndo } = useToast();
  const now = useNow(1_000, state.kind === "saved");

  if (state.kind === "failed" || state.kind === "invalid")
    return (
      <div className="flex flex-wrap items-center gap-x-2">
        {state.kind === "failed" ? (
          <p role="alert" className="text-negative text-xs">
            Not saved yet: {errorWords(state.error)} It tries again by itself.
          </p>
        ) : (
          // The turn that has it says it as an alert already.
          <p className="text-caution text-xs">Not saved yet: {state.words}</p>
        )}
        {state.isKept && <p className="hint">What you typed stays in this browser.</p>}
        <Button
          size="small"
          variant="plain"
          className="-ml-2"
          onClick={() => offerUndo({ title: "What was not saved is thrown away", onUndo: throwAway() })}
        >
          Throw it away
        </Button>
      </div>
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

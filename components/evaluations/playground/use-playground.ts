"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { formatCost, formatCount, formatDuration, formatNumber } from "@/lib/format";
import { useTryModel } from "@/lib/models/hooks";
import { newSide, type Side, shuffled } from "./side-of";
import { isAnyAnswered } from "./still-to-ask";

const mostSides = 4;

/** The models at the table, what each was asked and said. Nothing of it is stored. */
export function usePlayground(projectId: string, first: readonly string[]) {
  const { mutateAsync } = useTryModel(projectId);
  const [kept, setSides] = useState<Side[] | null>(null);
  const [isBlind, setBlind] = useState(false);
  const sides = kept ?? first.map(newSide);

  const change = (modelVersionId: string, part: Partial<Side>) =>
    setSides((now) => (now ?? sides).map((side) => (side.modelVersionId === modelVersionId ? { ...side, ...part } : side)));

  async function askOne(side: Side, question: string) {
    const turns = [...side.turns, { role: "user" as const, content: question }];
    change(side.modelVersionId, { turns, isWaiting: true, problem: null });
    try {
      const answer = await mutateAsync({ modelVersionId: side.modelVersionId, messages: turns });
      const { text, latencyMs, completionTokens, costUsd } = answer;
      const figures = [
        latencyMs < 1_000 ? `${formatNumber(latencyMs)} ms` : formatDuration(latencyMs),
        formatCount(completionTokens, "token"),
        costUsd === null ? "" : formatCost(costUsd),
      ];
      const said = { turns: [...turns, { role: "assistant" as const, content: text }], figures: figures.filter(Boolean).join(", ") };
      change(side.modelVersionId, { ...said, isWaiting: false });
    } catch (error) {
      // The question stays off the record, so that asking again is the same question.
      change(side.modelVersionId, { turns: side.turns, isWaiting: false, problem: errorWords(error) });
      throw error;
    }
  }

  return {
    sides,
    isBlind,
    isWaiting: sides.some((side) => side.isWaiting),
    canAdd: sides.length < mostSides,
    ask: (question: string) => isAnyAnswered(sides.map((side) => askOne(side, question))),
    /** Everybody begins anew: who heard another conversation cannot be compared. */
    choose: (modelVersionIds: readonly string[]) => setSides([...new Set(modelVersionIds)].map(newSide)),
    clear: () => setSides(sides.map(({ modelVersionId }) => newSide(modelVersionId))),
    hide: () => {
      setSides(shuffled(sides));
      setBlind(true);
    },
    reveal: () => setBlind(false),
  };
}

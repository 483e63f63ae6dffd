"use client";

import type { ReactNode } from "react";
import { DraftAnswerContext } from "@/components/datasets/examples/draft-answer-context";
import { DraftAnswer } from "./draft-answer";

/** Around pages with the example editor: there a model may draft answers. */
export function DraftAnswers({ children }: { children: ReactNode }) {
  return <DraftAnswerContext value={DraftAnswer}>{children}</DraftAnswerContext>;
}

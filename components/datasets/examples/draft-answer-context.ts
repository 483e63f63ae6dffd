"use client";

import { type ComponentType, createContext, useContext } from "react";

export interface DraftAnswerProps {
  projectId: string;
  exampleId: string;
  /** Saves what is typed and says which revision stands then; null when it could not be saved. */
  prepare: () => Promise<number | null>;
}

/**
 * Models come after datasets in the story, so the editor cannot know how to ask one. Whoever puts the editor on a page hands in a
 * control that can; without one the editor offers nothing.
 */
export const DraftAnswerContext = createContext<ComponentType<DraftAnswerProps> | null>(null);

export function useDraftAnswerControl(): ComponentType<DraftAnswerProps> | null {
  return useContext(DraftAnswerContext);
}

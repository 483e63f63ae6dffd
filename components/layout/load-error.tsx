"use client";

import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";
import { errorWords } from "./error-words";

type LoadErrorProps = { title: string; error: unknown; onRetry: () => void; children?: ReactNode };

/** The error face of every screen: what could not be shown, why, and a way to try again. */
export function LoadError({ title, error, onRetry, children }: LoadErrorProps) {
  return (
    <ErrorState title={title} actions={<Button onClick={onRetry}>Try again</Button>}>
      <p>{errorWords(error)}</p>
      {children}
    </ErrorState>
  );
}

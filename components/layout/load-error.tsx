"use client";

import type { ReactNode } from "react";
import { ApiError } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";
import { errorWords } from "./error-words";
import { isAway, useComeback } from "./use-comeback";

type LoadErrorProps = { title: string; error: unknown; onRetry: () => void; children?: ReactNode };

/**
 * The error face of every screen: what could not be shown, why, and a way to try again, or to sign in where the session has ended. Where Hone
 * itself does not answer, the screen comes back as soon as it does.
 */
export function LoadError({ title, error, onRetry, children }: LoadErrorProps) {
  const hasGone = isAway(error);
  useComeback(hasGone, onRetry);
  const isSignedOut = error instanceof ApiError && error.problem.code === "unauthenticated";
  const action = isSignedOut ? <Button onClick={signInAgain}>Sign in</Button> : <Button onClick={onRetry}>Try again</Button>;
  return (
    <ErrorState title={title} actions={action} comesBack={hasGone}>
      <p>{errorWords(error)}</p>
      {children}
    </ErrorState>
  );
}

/** A whole page load, so that nothing of who was here before is left, and back to where they were. */
function signInAgain(): void {
  const { pathname, search } = window.location;
  window.location.assign(routes.signIn(`${pathname}${search}`));
}

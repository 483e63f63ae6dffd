"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "./page";

/** A fault of Hone's own: nothing here is the reader's doing. */
export function PageFault({ reference, onRetry }: { reference?: string; onRetry: () => void }) {
  return (
    <Page className="flex flex-col justify-center">
      <ErrorState
        title="This page broke."
        actions={
          <Button variant="primary" onClick={onRetry}>
            Show the page again
          </Button>
        }
        {...(reference ? { reference } : {})}
      >
        A fault of Hone’s own stopped it; what is saved is safe, and trainings go on. If it happens again, the log of the web process says
        more.
      </ErrorState>
    </Page>
  );
}

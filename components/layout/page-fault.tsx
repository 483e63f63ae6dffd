"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Page } from "./page";
import { doesAnswer, useComeback } from "./use-comeback";

/** A fault of Hone's own, or its database is away: nothing here is the reader's doing. */
export function PageFault({ reference, onRetry }: { reference?: string; onRetry: () => void }) {
  const { data: answers = true } = useQuery({ queryKey: ["page-fault", useId()], queryFn: doesAnswer, gcTime: 0 });
  useComeback(!answers, onRetry);
  return (
    <Page className="flex flex-col justify-center">
      <ErrorState
        title={answers ? "This page broke." : "Hone cannot show this page right now."}
        comesBack={!answers}
        actions={
          <Button variant="primary" onClick={onRetry}>
            Show the page again
          </Button>
        }
        {...(reference ? { reference } : {})}
      >
        {answers
          ? "A fault of Hone’s own stopped it; what is saved is safe, and trainings go on. If it happens again, the log of the web process says more."
          : "Its database does not answer; it may be restarting. What is saved is safe, and deployments go on answering. If it lasts, somebody who runs this installation has to look at Postgres."}
      </ErrorState>
    </Page>
  );
}

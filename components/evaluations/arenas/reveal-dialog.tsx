"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast-context";
import { useRevealArena } from "@/lib/evaluations/arenas/hooks";

type RevealDialogProps = { projectId: string; arenaId: string; isDone: boolean };

const notOpened = "The result was not opened.";

/** What was seen cannot be unseen, so it is asked first; where all is judged there is nothing to lose. */
export function RevealDialog({ projectId, arenaId, isDone }: RevealDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const { notify } = useToast();
  const reveal = useRevealArena(projectId, arenaId);

  const see = () =>
    reveal.mutate(undefined, { onError: (error) => notify({ title: notOpened, body: errorWords(error), state: "failed" }) });

  if (isDone)
    return (
      <Button variant="primary" busy={reveal.isPending} onClick={see}>
        See whose answers they were
      </Button>
    );
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button>See the result so far</Button>}
      title="See whose answers they were?"
      description="You will not be able to judge in this arena any more. Everybody else can go on, and stays blind."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Stay blind</Button>
          <Button variant="primary" busy={reveal.isPending} onClick={() => reveal.mutate(undefined, { onSuccess: () => setOpen(false) })}>
            See the result
          </Button>
        </>
      }
    >
      {reveal.error && (
        <Notice tone="negative" title={notOpened}>
          {errorWords(reveal.error)}
        </Notice>
      )}
    </Dialog>
  );
}

"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { useRemovePerson } from "@/lib/accounts/hooks";
import type { WorkspacePerson } from "@/lib/accounts/schemas";

export function RemovePerson({ person, isMe }: { person: WorkspacePerson; isMe: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useRemovePerson();

  return (
    <>
      <Button size="small" variant="plain" onClick={() => setAsking(true)}>
        Remove<span className="sr-only"> {person.name}</span>
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={isMe ? "Remove yourself?" : `Remove ${person.name}?`}
        confirmLabel={isMe ? "Remove yourself" : `Remove ${person.name}`}
        tone="negative"
        busy={remove.isPending}
        onConfirm={() => remove.mutate(person.id)}
      >
        {isMe ? "You are" : "They are"} signed out everywhere at once, and API keys and open invitations of {isMe ? "yours" : "theirs"} stop
        working. What {isMe ? "you" : "they"} wrote and judged stays, under {isMe ? "your" : "their"} name.
        {remove.error && (
          <Notice tone="negative" className="mt-3">
            {errorWords(remove.error)}
          </Notice>
        )}
      </ConfirmDialog>
    </>
  );
}

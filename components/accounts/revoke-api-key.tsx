"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { useDeleteApiKey } from "@/lib/accounts/hooks";

export function RevokeApiKey({ apiKey: { id, name } }: { apiKey: { id: string; name: string } }) {
  const [isAsking, setAsking] = useState(false);
  const revoke = useDeleteApiKey();
  return (
    <>
      <Button size="small" variant="plain" onClick={() => setAsking(true)}>
        Revoke<span className="sr-only"> the key of {name}</span>
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Revoke the key of ${name}?`}
        confirmLabel="Revoke the key"
        tone="negative"
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(id)}
      >
        Whatever uses it is refused from then on. This cannot be taken back; a new key can be created.
        {revoke.error && (
          <Notice tone="negative" className="mt-3">
            {errorWords(revoke.error)}
          </Notice>
        )}
      </ConfirmDialog>
    </>
  );
}

"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { AddTo } from "../add-to";
import type { Side } from "./side-of";
import { useSaveConversation } from "./use-save-conversation";

type SaveConversationProps = { projectId: string; turns: Side["turns"]; name: string; mayLaunch: boolean };

/** What came up in talking becomes an example or a case, with the answer as it should be. */
export function SaveConversation(props: SaveConversationProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" variant="plain" aria-label={`Save the conversation with ${props.name}`}>
          Save
        </Button>
      }
      title="Save this conversation"
      description="Mend the answer first if it is not what it should be."
    >
      <SaveForm {...props} />
    </Dialog>
  );
}

function SaveForm({ projectId, turns, mayLaunch }: SaveConversationProps) {
  const [answer, setAnswer] = useState(turns.at(-1)?.content ?? "");
  const { toDataset, toBenchmark } = useSaveConversation(projectId, turns.slice(0, -1), answer);
  return (
    <div className="grid gap-4">
      <Field label="The answer" hint="What the model learns, or what the case wants.">
        <Textarea value={answer} maxLength={100_000} onChange={(event) => setAnswer(event.target.value)} />
      </Field>
      <AddTo projectId={projectId} toDataset={toDataset} toBenchmark={mayLaunch ? toBenchmark : null} />
    </div>
  );
}

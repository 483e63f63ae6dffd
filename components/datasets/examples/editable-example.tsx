"use client";

import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Example } from "@/lib/datasets/examples/schemas";
import { formatDate, formatNumber } from "@/lib/format";
import { DeleteExample } from "./delete-example";
import { DraftNote } from "./draft-note";
import { EditConflict } from "./edit-conflict";
import { emptyTurn } from "./empty-turn";
import { useExampleDraft } from "./use-example-draft";

type EditableExampleProps = { projectId: string; example: Example; onGone: () => void };

const words = { system: "Instruction", user: "Message", assistant: "Earlier answer", tool: "Result" };

export function EditableExample({ projectId, example, onGone }: EditableExampleProps) {
  const { messages, state, change, save, settle } = useExampleDraft(projectId, example);
  const last = messages.length - 1;
  const problem = emptyTurn(messages);

  return (
    <>
      {state.kind === "conflict" ? (
        <EditConflict projectId={projectId} exampleId={example.id} mine={messages} onSettle={settle} />
      ) : (
        <div className="divide-y">
          {messages.map((message, index) => (
            <div key={index} className={index === last ? "learned px-5 py-4 max-md:px-4" : "px-5 py-4 max-md:px-4"}>
              <Field
                label={index === last ? <span className="text-on-accent-soft">Answer the model learns</span> : words[message.role]}
                error={message.content.trim() === "" ? problem : undefined}
              >
                <Textarea
                  className="text-base"
                  rows={index === last ? 4 : 2}
                  value={message.content}
                  onChange={(event) => change(index, event.target.value)}
                  onBlur={() => void save()}
                />
              </Field>
            </div>
          ))}
        </div>
      )}
      <p className="hint px-5 py-4 max-md:px-4">
        {example.sourceFile ? `From ${example.sourceFile}, row ${formatNumber(example.sourceRow ?? 0)}. ` : "Written here. "}
        {example.revision > 1 && `Revision ${example.revision}, ${formatDate(example.updatedAt)}. `}
        Frozen versions keep the text they were frozen with.
      </p>
      <footer className="sticky bottom-0 mt-auto flex min-h-14 items-center justify-between gap-3 border-t bg-surface px-5 py-2 max-md:px-4">
        <DraftNote state={state} />
        <DeleteExample projectId={projectId} exampleId={example.id} onGone={onGone} />
      </footer>
    </>
  );
}

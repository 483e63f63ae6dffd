import { TargetAnswer } from "@/components/datasets/target-answer";
import type { ImportPreview } from "@/lib/datasets/imports/schemas";
import { formatNumber } from "@/lib/format";

const shown = 3;

/** The first rows as the model will read them: whether the columns are right is seen, not believed. */
export function ImportPreviewRows({ examples }: { examples: ImportPreview["examples"] }) {
  if (examples.length === 0) return null;
  return (
    <>
      <h2 className="section-title">How your rows read as conversations</h2>
      <ol className="panel mt-3 grid overflow-hidden max-md:divide-y md:auto-cols-fr md:grid-flow-col md:divide-x">
        {examples.slice(0, shown).map(({ rowNumber, messages }) => (
          <li key={rowNumber} className="flex min-w-0 flex-col">
            <p className="hint num px-5 pt-3 max-md:px-4">Row {formatNumber(rowNumber)}</p>
            {messages.slice(0, -1).map((message, index) => (
              <div key={index} className="px-5 py-2 max-md:px-4">
                <span className="label">{message.role === "system" ? "Instruction" : message.role === "user" ? "Message" : "Answer"}</span>
                <p className="line-clamp-4 text-base break-words">{message.content}</p>
              </div>
            ))}
            <TargetAnswer className="mt-auto">
              <span className="line-clamp-4">{messages.at(-1)?.content}</span>
            </TargetAnswer>
          </li>
        ))}
      </ol>
    </>
  );
}

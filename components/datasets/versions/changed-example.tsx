import { TextDiff } from "@/components/datasets/text-diff";
import { answerOf, firstQuestion } from "@/lib/datasets/message-texts";
import type { Message } from "@/lib/datasets/schemas";
import type { VersionChange } from "@/lib/datasets/versions/schemas";

/** One example then and now: what came is underlined, what went is struck. */
export function ChangedExample({ change: { before, after, kind } }: { change: VersionChange }) {
  const split = (after ?? before)?.split;
  const from = before ? whole(before.messages) : null;
  const to = after ? whole(after.messages) : null;
  const parts = from && to ? parted(from, to) : null;
  return (
    <li className="grid gap-1 py-3">
      <p className="label">
        {kind === "moved" ? `from ${before?.split} to ${after?.split}` : split}
        {kind === "changed" && before && after && before.split !== after.split && `, was ${before.split}`}
      </p>
      {parts ? (
        parts.map(({ label, was, is }) => (
          <p key={label} className="whitespace-pre-wrap break-words">
            <span className="mr-2 text-on-surface-3 text-xs">{label}</span>
            <TextDiff from={was} to={is} />
          </p>
        ))
      ) : (
        <Whole messages={(after ?? before)?.messages ?? []} isGone={after === null} />
      )}
    </li>
  );
}

function Whole({ messages, isGone }: { messages: readonly Message[]; isGone: boolean }) {
  const mark = isGone ? "diff-removed" : "";
  return (
    <>
      <p className="clamp-2 break-words">
        <span className={mark}>{firstQuestion(messages)}</span>
      </p>
      <p className="clamp-2 break-words text-on-surface-2">
        <span className={mark}>{answerOf(messages)}</span>
      </p>
    </>
  );
}

interface Parts {
  instruction: string;
  asked: string;
  answer: string;
}

/** The answer by itself, because that is what is learned. */
function whole(messages: readonly Message[]): Parts {
  const said = (isInstruction: boolean) =>
    messages
      .slice(0, -1)
      .filter(({ role }) => (role === "system") === isInstruction)
      .map(({ content }) => content)
      .join("\n");
  return { instruction: said(true), asked: said(false), answer: answerOf(messages) };
}

/** The instruction is shown only where it is what changed: it is the same in most. */
function parted(from: Parts, to: Parts) {
  const parts = [
    { label: "asked", was: from.asked, is: to.asked },
    { label: "answer", was: from.answer, is: to.answer },
  ];
  return from.instruction === to.instruction ? parts : [{ label: "instruction", was: from.instruction, is: to.instruction }, ...parts];
}

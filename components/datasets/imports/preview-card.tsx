import { TargetAnswer } from "@/components/datasets/target-answer";
import { Tag } from "@/components/ui/tag";
import type { ImportPreview } from "@/lib/datasets/imports/schemas";
import type { Message } from "@/lib/datasets/schemas";
import { formatNumber } from "@/lib/format";
import { answerFields } from "./answer-fields";

const words = { system: "Instruction", user: "Message", assistant: "Answer", tool: "Result" };

type PreviewCardProps = {
  example: ImportPreview["examples"][number];
  /** Some row has a line of tags, so every one keeps its place: answers stand beside each other at one height. */
  hasLabels: boolean;
};

/** One row as a conversation, short enough to stand beside others. */
export function PreviewCard({ example, hasLabels }: PreviewCardProps) {
  const { rowNumber, messages, tools, rejected, tags, group } = example;
  return (
    <li className="flex min-w-0 flex-col">
      <p className="hint num px-5 pt-3 max-md:px-4">Row {formatNumber(rowNumber)}</p>
      {messages.slice(0, -1).map((message, index) => (
        <div key={index} className="px-5 py-2 max-md:px-4">
          <span className="hint block">{words[message.role]}</span>
          <p className={message.role === "system" ? "clamp-2 text-on-surface-2 break-words" : "line-clamp-4 text-base break-words"}>
            <MessageText message={message} />
          </p>
        </div>
      ))}
      <TargetAnswer className="mt-auto min-h-22 flex-none">
        <Answer message={messages.at(-1)} />
      </TargetAnswer>
      {rejected && (
        <div className="px-5 py-2 max-md:px-4">
          <span className="hint block">Answer that was not preferred</span>
          <p className="clamp-2 text-on-surface-2 break-words">{rejected.at(-1)?.content}</p>
        </div>
      )}
      {hasLabels && (
        <p className="flex h-10 flex-wrap items-center gap-1.5 overflow-hidden px-5 py-2 max-md:px-4">
          {tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
          {group !== null && <span className="hint">Group {group}</span>}
          {tools !== null && <span className="hint">{tools.length === 1 ? "1 function" : `${tools.length} functions`} to call</span>}
        </p>
      )}
    </li>
  );
}

function Answer({ message }: { message: Message | undefined }) {
  const fields = message && answerFields(message.content);
  if (!message || !fields) return <span className="line-clamp-4">{message && <MessageText message={message} />}</span>;
  return (
    <>
      {fields.short.map(({ name, value }) => (
        <span key={name} className="mr-3 inline-block text-on-surface-2 text-xs">
          {name} <span className="font-medium text-on-surface">{value}</span>
        </span>
      ))}
      {fields.long.map(({ name, value }) => (
        <span key={name} className="mt-0.5 block">
          {fields.long.length > 1 && <span className="block text-on-surface-2 text-xs">{name}</span>}
          <span className="clamp-2">{value}</span>
        </span>
      ))}
    </>
  );
}

function MessageText({ message }: { message: Message }) {
  return (
    <>
      {message.content}
      {message.tool_calls?.map((call) => (
        <span key={call.id} className="block font-mono text-xs">
          {call.function.name}({call.function.arguments})
        </span>
      ))}
    </>
  );
}

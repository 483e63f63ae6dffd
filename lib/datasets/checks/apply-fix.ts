import type { ExampleContent, Message } from "@/lib/datasets/schemas";
import type { Match } from "./add-matches";
import type { IssueKind } from "./catalog";
import { unwrapArguments } from "./check-tool-calls";
import { findPersonalData } from "./find-personal-data";
import { findSecrets } from "./find-secrets";
import { redact } from "./redact";
import { repairText } from "./repair-text";

/** The content with its issues of one kind mended; the same content when nothing can be done for sure. `keys` are the findings to mend. */
export function applyFix(content: ExampleContent, kind: IssueKind, keys: readonly string[]): ExampleContent {
  switch (kind) {
    case "personal_data":
      return mapTexts(content, (text) => redact(text, withoutSecrets, keys));
    case "secret":
      return mapTexts(content, (text) => redact(text, (part) => findSecrets(part), keys));
    case "damaged_text":
      return mapTexts(content, repairText);
    case "double_encoded_tool_call":
      return mapMessages(content, unwrapCalls);
    case "untrimmed":
      return {
        ...content,
        messages: content.messages.map((message, index) => (index === content.messages.length - 1 ? trim(message) : message)),
      };
    default:
      return content;
  }
}

/** As the check sees it: what is a secret is not told as personal data as well. */
function withoutSecrets(text: string): Match[] {
  const secrets = findSecrets(text);
  return findPersonalData(text).filter(({ from, to }) => secrets.every((secret) => to <= secret.from || from >= secret.to));
}

function trim(message: Message): Message {
  return { ...message, content: message.content.trim() };
}

function unwrapCalls(message: Message): Message {
  if (!message.tool_calls) return message;
  const tool_calls = message.tool_calls.map((call) => {
    const unwrapped = unwrapArguments(call.function.arguments);
    return unwrapped === null ? call : { ...call, function: { ...call.function, arguments: unwrapped } };
  });
  return { ...message, tool_calls };
}

function mapTexts(content: ExampleContent, change: (text: string) => string): ExampleContent {
  return mapMessages(content, (message) => ({
    ...message,
    content: change(message.content),
    ...(message.tool_calls && {
      tool_calls: message.tool_calls.map((call) => ({
        ...call,
        function: { ...call.function, arguments: change(call.function.arguments) },
      })),
    }),
  }));
}

function mapMessages({ messages, tools, rejected }: ExampleContent, change: (message: Message) => Message): ExampleContent {
  return { messages: messages.map(change), tools, rejected: rejected?.map(change) ?? null };
}

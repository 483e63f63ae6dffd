import { Template } from "@huggingface/jinja";
import type { ExampleContent, Message } from "@/lib/datasets/schemas";
import type { TemplateFamily } from "./families";

export interface WrittenPart {
  text: string;
  isLearned: boolean;
}

/** Signs that Unicode keeps free for a program's own use: no text holds them. */
const begin = "\uFDD0";
const end = "\uFDD1";

const parsed = new Map<TemplateFamily, Template>();

/** The conversation as the template writes it, taken apart into what is learned and what is read. */
export function writeWithTemplate(family: TemplateFamily, messages: readonly Message[]): WrittenPart[] {
  const template = parsed.get(family) ?? new Template(family.template);
  parsed.set(family, template);
  const marked = messages.map(({ role, content, ...message }) => {
    const marks = isLearned({ role, ...message }) ? { begin, end } : { begin: "", end: "" };
    return { role, content, ...marks };
  });
  return template
    .render({ messages: marked })
    .split(end)
    .flatMap((part) => {
      const [read = "", learned = ""] = part.split(begin);
      return [
        { text: read, isLearned: false },
        { text: learned, isLearned: true },
      ];
    })
    .filter(({ text }) => text !== "");
}

/** The conversation as the file holds it, for a provider whose template nobody knows. */
export function writeAsTranscript({ messages, tools }: Pick<ExampleContent, "messages" | "tools">): WrittenPart[] {
  const given = tools ? [{ text: `tools\n${JSON.stringify(tools, null, 1)}\n\n`, isLearned: false }] : [];
  return [
    ...given,
    ...messages.flatMap((message, index) => {
      const calls = message.tool_calls?.map(({ function: { name, arguments: given } }) => `${name}(${given})`) ?? [];
      return [
        { text: `${index === 0 ? "" : "\n\n"}${message.role}\n`, isLearned: false },
        { text: [message.content, ...calls].filter(Boolean).join("\n"), isLearned: isLearned(message) },
      ];
    }),
  ].filter(({ text }) => text !== "");
}

function isLearned({ role, weight }: Pick<Message, "role" | "weight">): boolean {
  return role === "assistant" && weight !== 0;
}

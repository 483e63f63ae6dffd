import { createHash } from "node:crypto";
import type { Message, Split, Tools } from "@/lib/datasets/schemas";
import { readVersionRows } from "@/lib/datasets/versions/read-version-rows";
import { withSystemPrompt } from "./with-system-prompt";

interface Source {
  versionId: string;
  contentHash: string;
  split: Split;
  systemPrompt: string;
}

/** Same rows, same name: a trainer that has the file already is not sent it again. */
export function trainingFileName({ contentHash, split, systemPrompt }: Source): string {
  const hash = createHash("sha256").update(`${contentHash}\n${systemPrompt}`).digest("hex").slice(0, 32);
  return `hone-${hash}-${split}.jsonl`;
}

/** One JSON line for each example of the frozen version, read as it is sent. */
export async function* trainingRows({ versionId, split, systemPrompt }: Source): AsyncGenerator<string> {
  for await (const { messages, tools, rejected } of readVersionRows(versionId, split))
    yield JSON.stringify(toRow(withSystemPrompt(messages, systemPrompt), tools, rejected));
}

/** As the protocol writes it. A pair never passes for a conversation: a trainer that cannot learn it refuses the file. */
function toRow(messages: Message[], tools: Tools | null, rejected: Message[] | null): object {
  const given = tools ? { tools } : {};
  if (!rejected) return { messages, ...given };
  return {
    input: { messages: messages.slice(0, -1), ...given },
    preferred_output: messages.slice(-1),
    non_preferred_output: rejected,
  };
}

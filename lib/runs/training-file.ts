import { createHash } from "node:crypto";
import type { Message, Split, Tools } from "@/lib/datasets/schemas";
import { readSubsetRows } from "@/lib/datasets/versions/read-subset-rows";
import { readVersionRows } from "@/lib/datasets/versions/read-version-rows";
import { subsetOf } from "./subset-words";
import { withSystemPrompt } from "./with-system-prompt";

interface Source {
  versionId: string;
  contentHash: string;
  split: Split;
  systemPrompt: string;
  /** Of the train split; what it is checked on stays whole. */
  trainPercent: number;
  subsetSeed: number;
}

const partOf = (source: Source) => (source.split === "train" ? subsetOf(source) : null);

/** Same rows, same name: a trainer that has the file already is not sent it again. */
export function trainingFileName(source: Source): string {
  const { contentHash, split, systemPrompt } = source;
  const part = partOf(source);
  const rows = part ? `${contentHash} ${part.percent}% ${part.seed}` : contentHash;
  const hash = createHash("sha256").update(`${rows}\n${systemPrompt}`).digest("hex").slice(0, 32);
  return `hone-${hash}-${split}.jsonl`;
}

/** One JSON line for each example of the frozen version, read as it is sent. */
export async function* trainingRows(source: Source): AsyncGenerator<string> {
  const { versionId, split, systemPrompt } = source;
  const part = partOf(source);
  for await (const { messages, tools, rejected } of part ? readSubsetRows(versionId, part) : readVersionRows(versionId, split))
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

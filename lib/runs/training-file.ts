import { createHash } from "node:crypto";
import type { Split } from "@/lib/datasets/schemas";
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
  for await (const { messages } of readVersionRows(versionId, split))
    yield JSON.stringify({ messages: withSystemPrompt(messages, systemPrompt) });
}

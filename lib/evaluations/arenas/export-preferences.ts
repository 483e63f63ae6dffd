import type { Caller } from "@/lib/accounts/caller";
import { toJsonRecord } from "@/lib/datasets/exports/to-record";
import { getArena } from "./get-arena";
import { readPreferences } from "./read-preferences";

/** The same pairs as a file, in the format that a preference dataset is exported and imported in. */
export async function exportPreferences(caller: Caller, arenaId: string): Promise<Response> {
  const { name } = await getArena(caller, arenaId);
  const preferences = await readPreferences(arenaId, null);
  const lines = preferences.map(({ content, tags }) => JSON.stringify(toJsonRecord("preference", { ...content, tags, split: "train" })));
  const file = `${name.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ").trim()} pairs.jsonl`;
  return new Response(lines.map((line) => `${line}\n`).join(""), {
    headers: { "content-type": "application/jsonl", "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file)}` },
  });
}

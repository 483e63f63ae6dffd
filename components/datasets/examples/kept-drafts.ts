import { z } from "zod";
import type { Example } from "@/lib/datasets/examples/schemas";
import { exampleContentSchema } from "@/lib/datasets/schemas";

/** What somebody typed into an example and could not save yet, on top of the revision that stood then. */
const keptDraftSchema = z.object({
  userId: z.string(),
  exampleId: z.string(),
  revision: z.number(),
  content: exampleContentSchema,
  keptAt: z.number(),
});
export type KeptDraft = z.infer<typeof keptDraftSchema>;

const storageKey = "hone kept drafts";
const mostDrafts = 30;
/** Browsers give a site about five million characters for everything. */
const mostCharacters = 1_000_000;

/** Keeps it in this browser, the oldest ones give way; false: there is no room for it, or the browser keeps nothing. */
export function keepDraft(draft: KeptDraft): boolean {
  const drafts = [draft, ...readDrafts().filter((other) => !isSame(other, draft))].slice(0, mostDrafts);
  while (drafts.length > 1 && JSON.stringify(drafts).length > mostCharacters) drafts.pop();
  return JSON.stringify(drafts).length <= mostCharacters && write(drafts);
}

export function forgetDraft(draft: Pick<KeptDraft, "userId" | "exampleId">): void {
  const drafts = readDrafts();
  const others = drafts.filter((other) => !isSame(other, draft));
  if (others.length < drafts.length) write(others);
}

/** People who share a browser do not find each other's. */
export function findDraft(draft: Pick<KeptDraft, "userId" | "exampleId">): KeptDraft | null {
  return readDrafts().find((other) => isSame(other, draft)) ?? null;
}

/**
 * What becomes of a kept draft when its example is opened again. Somebody else's change is never written over: the person sees both. A
 * page may show the example as it was before the draft for a moment; it is waited for what the server says.
 */
export function fateOf(kept: KeptDraft, example: Pick<Example, "revision">): "restored" | "conflict" | "waits" {
  if (kept.revision === example.revision) return "restored";
  return kept.revision < example.revision ? "conflict" : "waits";
}

const isSame = (one: Pick<KeptDraft, "userId" | "exampleId">, other: Pick<KeptDraft, "userId" | "exampleId">) =>
  one.userId === other.userId && one.exampleId === other.exampleId;

function readDrafts(): KeptDraft[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return z
      .array(z.unknown())
      .parse(kept)
      .flatMap((draft) => keptDraftSchema.safeParse(draft).data ?? []);
  } catch {
    return [];
  }
}

function write(drafts: readonly KeptDraft[]): boolean {
  try {
    if (drafts.length > 0) localStorage.setItem(storageKey, JSON.stringify(drafts));
    else localStorage.removeItem(storageKey);
    return true;
  } catch {
    return false;
  }
}

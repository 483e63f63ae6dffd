import type { RevisionSummary } from "@/lib/datasets/revisions/schemas";

const sittingMs = 15 * 60_000;

/**
 * What one person typed in one sitting is one step of the story, however often it was saved on the way: the last save of it stands
 * for all. A revision that a version froze stays visible.
 */
export function foldRevisions(newestFirst: readonly RevisionSummary[]): RevisionSummary[] {
  return newestFirst.filter((revision, index) => {
    const newer = newestFirst[index - 1];
    const isSameSitting =
      newer?.origin === "person" &&
      revision.origin === "person" &&
      revision.number > 1 &&
      newer.authorId === revision.authorId &&
      newer.createdAt.getTime() - revision.createdAt.getTime() < sittingMs;
    return !isSameSitting || revision.versions.length > 0;
  });
}

export function revisionWords({ number, origin }: RevisionSummary, name: string, sourceFile: string | null): string {
  if (origin === "imported" || (number === 1 && sourceFile)) return `${name} imported it${sourceFile ? ` from ${sourceFile}` : ""}`;
  if (number === 1) return `${name} wrote it`;
  if (origin === "machine") return `A model drafted the answer for ${name}`;
  if (origin === "bulk") return `${name} changed many at once`;
  if (origin === "restored") return `${name} restored an older one`;
  return `${name} changed it`;
}

import type { IssueExample } from "@/lib/datasets/checks/schemas";
import { formatNumber } from "@/lib/format";

/** Where an example comes from: people know their rows by the file. */
export function sourceWords({ sourceFile, sourceRow }: Pick<IssueExample, "sourceFile" | "sourceRow">): string {
  if (!sourceFile) return "Written here";
  return sourceRow === null ? sourceFile : `${sourceFile}, row ${formatNumber(sourceRow)}`;
}

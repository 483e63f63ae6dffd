import { Pin } from "lucide-react";
import { StateIcon } from "@/components/ui/state-icon";
import type { Column } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { cn } from "@/lib/cn";
import { issueCatalog, issueKindSchema, type Severity } from "@/lib/datasets/checks/catalog";
import type { ExampleRow } from "@/lib/datasets/examples/schemas";
import { formatNumber } from "@/lib/format";
import { ReviewStateMark } from "../reviews/review-state";

/** Columns beside the example itself, in the order in which they leave when there is no room. */
const leaving = ["source", "split", "tokens", "tags", "issue"] as const;
/** What the example itself needs to be read. */
const exampleWidth = 220;
const checkboxWidth = 36;

export const columnNames: Record<string, string> = {
  tags: "Tags",
  state: "State",
  split: "Split",
  tokens: "Tokens",
  issue: "Issue",
  source: "From",
};
const widths: Record<string, number> = { tags: 132, state: 94, split: 76, tokens: 70, issue: 142, source: 150 };

export function exampleColumns(hidden: readonly string[], listWidth: number): Column<ExampleRow>[] {
  const wanted = columns.filter(({ id }) => !hidden.includes(id));
  const left = new Set(wanted.map(({ id }) => id));
  const needed = () => [...left].reduce((sum, id) => sum + (widths[id] ?? exampleWidth), checkboxWidth);
  for (const id of leaving) if (listWidth > 0 && needed() > listWidth) left.delete(id);
  return wanted.filter(({ id }) => left.has(id));
}

const columns: readonly Column<ExampleRow>[] = [
  {
    id: "example",
    head: "Example",
    cell: ({ promptText, answerText }) => (
      <>
        <span className="block truncate">{promptText || <span className="text-on-surface-3">no question</span>}</span>
        <span className="mt-0.5 block truncate text-on-surface-3 text-xs">{answerText || "no answer"}</span>
      </>
    ),
  },
  { id: "tags", head: "Tags", width: `${widths.tags}px`, onPhone: "hide", cell: ({ tags }) => <Tags tags={tags} /> },
  {
    id: "state",
    head: "State",
    width: `${widths.state}px`,
    cell: ({ state, isMachineWritten }) => (
      <ReviewStateMark
        state={state}
        isMachineWritten={isMachineWritten}
        className={cn("text-xs", (state === "approved" || state === "rejected") && "text-on-surface-3")}
      />
    ),
  },
  {
    id: "split",
    head: "Split",
    width: `${widths.split}px`,
    onPhone: "hide",
    cell: ({ split, isSplitPinned }) => (
      <span className="block truncate text-on-surface-2 text-xs" title={isSplitPinned ? `${split}, pinned by hand` : undefined}>
        {isSplitPinned && <Pin className="mr-1 inline size-3 text-on-surface-3" strokeWidth={1.75} aria-label="pinned by hand:" />}
        {split}
      </span>
    ),
  },
  {
    id: "tokens",
    head: "Tokens",
    width: `${widths.tokens}px`,
    align: "end",
    sortable: true,
    onPhone: "hide",
    cell: ({ tokenCount }) => <span className="text-on-surface-2">{formatNumber(tokenCount)}</span>,
  },
  { id: "issue", head: "Issue", width: `${widths.issue}px`, onPhone: "hide", cell: ({ issueKinds }) => <Issue kinds={issueKinds} /> },
  {
    id: "source",
    head: "From",
    width: `${widths.source}px`,
    onPhone: "hide",
    cell: ({ sourceFile, sourceRow }) => (
      <span className="block truncate text-on-surface-3 text-xs">
        {sourceFile ? `${sourceFile}${sourceRow === null ? "" : `, row ${formatNumber(sourceRow)}`}` : "written here"}
      </span>
    ),
  },
];

function Tags({ tags }: { tags: readonly string[] }) {
  const [first, ...more] = tags;
  if (first === undefined) return null;
  return (
    <span className="flex items-center gap-1 overflow-hidden" title={tags.join(", ")}>
      <Tag className="inline-block min-w-0 truncate leading-4.5">{first}</Tag>
      {more.length > 0 && (
        <Tag className="shrink-0">
          <span aria-hidden="true">+{more.length}</span>
          <span className="sr-only">{more.join(", ")}</span>
        </Tag>
      )}
    </span>
  );
}

const inks: Record<Severity, string> = { blocks: "text-negative", warns: "text-caution", notes: "text-on-surface-3" };
const severities: readonly Severity[] = ["blocks", "warns", "notes"];

/** The gravest first; how many more there are. */
function Issue({ kinds }: { kinds: readonly string[] }) {
  const found = kinds
    .flatMap((kind) => issueKindSchema.safeParse(kind).data ?? [])
    .map((kind) => issueCatalog[kind])
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  const [first, ...more] = found;
  if (!first) return null;
  return (
    <span className={cn("flex items-center gap-1.5 text-xs", inks[first.severity])} title={found.map(({ name }) => name).join(", ")}>
      {first.severity === "notes" ? null : <StateIcon state={first.severity === "blocks" ? "failed" : "attention"} />}
      <span className="truncate">{first.name}</span>
      {more.length > 0 && <span className="num shrink-0 text-on-surface-3">+{more.length}</span>}
    </span>
  );
}

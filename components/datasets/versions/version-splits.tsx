import { ShareBar } from "@/components/charts/share-bar";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import type { DatasetVersion, SplitStatistics } from "@/lib/datasets/versions/schemas";
import { formatNumber, formatTokens } from "@/lib/format";

const purposes = { train: "the model learns these", validation: "watched while it trains", test: "measure it; never seen" };

/** What each split holds, in numbers. */
export function VersionSplits({ version }: { version: DatasetVersion }) {
  const { trainCount, validationCount, testCount, statistics } = version;
  const counts = { train: trainCount, validation: validationCount, test: testCount };
  const rows = (["train", "validation", "test"] as const).map((split) => ({
    split,
    statistics: statistics?.splits[split] ?? null,
    count: counts[split],
  }));
  const tokens = (read: (tokens: NonNullable<SplitStatistics["tokens"]>) => number) => (row: { statistics: SplitStatistics | null }) =>
    row.statistics?.tokens ? formatNumber(read(row.statistics.tokens)) : "–";

  return (
    <Panel title="Splits" flush>
      <ShareBar
        className="mx-5 mb-3"
        label="Splits"
        parts={[
          { label: "train", value: trainCount, tone: "accent" },
          { label: "validation", value: validationCount, tone: "baseline" },
          { label: "test", value: testCount, tone: "ink" },
        ]}
      />
      <Table
        framed={false}
        caption="Splits"
        rows={rows}
        rowKey={({ split }) => split}
        rowHeight="two"
        columns={[
          {
            id: "split",
            head: "Split",
            onPhone: "lead",
            cell: ({ split }) => (
              <>
                <span className="font-medium capitalize">{split}</span>
                <span className="hint block truncate">{purposes[split]}</span>
              </>
            ),
          },
          { id: "count", head: "Examples", align: "end", width: "96px", onPhone: "aside", cell: ({ count }) => formatNumber(count) },
          {
            id: "groups",
            head: "Groups",
            label: "Groups that stay together",
            align: "end",
            width: "84px",
            onPhone: "hide",
            cell: (row) => (row.statistics ? formatNumber(row.statistics.groups) : "–"),
          },
          { id: "median", head: "Tokens, median", align: "end", width: "120px", onPhone: "hide", cell: tokens(({ median }) => median) },
          { id: "p95", head: "95 of 100 below", align: "end", width: "124px", onPhone: "hide", cell: tokens(({ p95 }) => p95) },
          { id: "max", head: "Longest", align: "end", width: "84px", onPhone: "hide", cell: tokens(({ max }) => max) },
          {
            id: "total",
            head: "Tokens",
            align: "end",
            width: "124px",
            onPhone: "below",
            cell: ({ statistics: of }) =>
              of?.tokens ? <span className="num whitespace-nowrap">{formatTokens(of.tokens.total)}</span> : "–",
          },
        ]}
      />
    </Panel>
  );
}

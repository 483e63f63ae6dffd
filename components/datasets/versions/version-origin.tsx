import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { formatNumber, formatPercent } from "@/lib/format";

/** Where it comes from and how it was made: what the manifest says, for people. */
export function VersionOrigin({ version }: { version: DatasetVersion }) {
  const { statistics, ratios, seed, contentHash, licence } = version;
  const counted = (items: { label: string; count: number }[]) => (
    <ul className="num grid gap-0.5">
      {items.map(({ label, count }) => (
        <li key={label}>
          {label} <span className="text-on-surface-3">{formatNumber(count)}</span>
        </li>
      ))}
    </ul>
  );
  const sources = (statistics?.sources ?? []).map(({ fileName, sha256, count }) => ({
    label: fileName ?? "written here",
    key: sha256 ?? "",
    count,
  }));
  return (
    <Panel title="Made from">
      <DefinitionList
        items={[
          ...(sources.length > 0 ? [{ term: "Sources", detail: counted(sources) }] : []),
          ...(statistics && statistics.authors.length > 0 ? [{ term: "Written by", detail: counted(statistics.authors) }] : []),
          { term: "Licence", detail: licence || <span className="text-on-surface-3">no note</span> },
          {
            term: "Shares",
            detail: `${formatPercent(ratios.train, 0)} train, ${formatPercent(ratios.validation, 0)} validation, ${formatPercent(ratios.test, 0)} test`,
          },
          { term: "Seed", detail: <span className="num">{seed}</span> },
          {
            term: "Content",
            detail: (
              <span className="font-mono text-xs" title={contentHash}>
                sha {contentHash.slice(0, 16)}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}

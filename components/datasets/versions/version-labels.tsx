import { ShareBar } from "@/components/charts/share-bar";
import { Panel } from "@/components/ui/panel";
import type { VersionStatistics } from "@/lib/datasets/versions/schemas";
import { formatCount, formatNumber } from "@/lib/format";

const shown = 12;

/** Where answers are labels: how often each is learned and tested. */
export function VersionLabels({ labels }: { labels: NonNullable<VersionStatistics["labels"]> }) {
  const rest = labels.length - shown;
  return (
    <Panel title="Answers" hint={formatCount(labels.length, "label")}>
      <ul className="grid gap-2.5">
        {labels.slice(0, shown).map(({ label, train, validation, test }) => (
          <li key={label} className="grid gap-1">
            <span className="flex justify-between gap-3">
              <span className="truncate" title={label}>
                {label}
              </span>
              <span className="num text-on-surface-2">{formatNumber(train + validation + test)}</span>
            </span>
            <ShareBar
              label={label}
              parts={[
                { label: "train", value: train, tone: "accent" },
                { label: "validation", value: validation, tone: "baseline" },
                { label: "test", value: test, tone: "ink" },
              ]}
            />
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="hint mt-2">and {formatCount(rest, "rarer label")}</p>}
    </Panel>
  );
}

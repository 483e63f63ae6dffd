import type { ReactNode } from "react";
import { ShareBar } from "@/components/charts/share-bar";
import { Notice } from "@/components/ui/notice";
import { StateIcon } from "@/components/ui/state-icon";
import type { Freezable, FreezePreview } from "@/lib/datasets/versions/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { fewestTestCases, type splitCounts } from "./split-counts";

type FreezeCountsProps = {
  preview: FreezePreview;
  taken: Freezable;
  counts: ReturnType<typeof splitCounts>;
  /** False under another seed: what falls where is known only once it is frozen. */
  isExact: boolean;
  testPercent: number;
};

/** What the settings come to, and what is worth knowing before it is final. */
export function FreezeCounts({ preview, taken, counts, isExact, testPercent }: FreezeCountsProps) {
  if (counts.problem) return <Notice tone="negative">{counts.problem}</Notice>;
  if (taken.total === 0)
    return (
      <Notice tone="caution" title="Nothing is approved yet.">
        Approve examples in the review or in the table{preview.mayTakeUnrejected ? ", or freeze all that are not rejected" : ""}.
      </Notice>
    );
  const { train, validation, test } = counts;
  const pinned = taken.pinned.train + taken.pinned.validation + taken.pinned.test;
  return (
    <div className="grid gap-2">
      <ShareBar
        label="Splits"
        parts={[
          { label: "train", value: train, tone: "accent" },
          { label: "validation", value: validation, tone: "baseline" },
          { label: "test", value: test, tone: "ink" },
        ]}
      />
      <p className="num text-base">
        {isExact ? "" : "About "}
        <strong className="font-semibold">{formatNumber(train)} to learn from</strong>, {formatNumber(validation)} for validation,{" "}
        {formatNumber(test)} for the test.
      </p>
      {train === 0 && <Hint>Nothing is left to learn from. Lower the other shares, or add examples.</Hint>}
      {testPercent > 0 && test < fewestTestCases && (
        <Hint>Below {fewestTestCases} test cases Hone gives no verdict: chance alone would decide it.</Hint>
      )}
      {testPercent === 0 && test === 0 && <Hint>Without test cases nothing is measured.</Hint>}
      {preview.machineWrittenCount > 0 && (
        <Fact>{formatCount(preview.machineWrittenCount, "answer")} of a model that nobody has accepted: left out.</Fact>
      )}
      {preview.rejectedCount > 0 && <Fact>{formatCount(preview.rejectedCount, "rejected example")}: left out.</Fact>}
      {pinned > 0 && (
        <Fact>
          {formatCount(pinned, "example")} stay in the split that was chosen by hand, for them or for one that is nearly the same.
        </Fact>
      )}
      <p className="hint">
        Near-duplicates and rows of one source stay together. Once it is frozen, Hone looks whether a test case stands in training.
      </p>
    </div>
  );
}

function Fact({ children }: { children: ReactNode }) {
  return <p className="num text-on-surface-2 text-sm">{children}</p>;
}

function Hint({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 text-on-surface-2 text-sm">
      <StateIcon state="attention" className="mt-0.75" />
      <span className="num">{children}</span>
    </p>
  );
}

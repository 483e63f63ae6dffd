"use client";

import Link from "next/link";
import { BulkBar } from "@/components/ui/bulk-bar";
import { useKeys } from "@/components/ui/use-keys";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { Run } from "@/lib/runs/schemas";

type CompareBarProps = {
  projectId: string;
  shown: readonly Run[];
  chosen: ReadonlySet<string>;
  onChosen: (keys: ReadonlySet<string>) => void;
};

/** What is chosen stays chosen through filters and pages; without a choice the runs of the page can be compared. */
export function CompareBar({ projectId, shown, chosen, onChosen }: CompareBarProps) {
  useKeys({ Escape: () => chosen.size > 0 && onChosen(new Set()) });
  const launched = shown.filter(({ status }) => status !== "draft");
  if (chosen.size === 0)
    return launched.length < 2 ? null : (
      <p className="mt-3">
        <Link
          className="link touch:inline-flex touch:min-h-11 touch:items-center"
          href={hrefOf(
            projectId,
            launched.map(({ number }) => String(number)),
          )}
        >
          Compare the {formatCount(launched.length, "run")} on this page
        </Link>
      </p>
    );
  return (
    <BulkBar
      count={chosen.size}
      noun={chosen.size === 1 ? "run chosen" : "runs chosen"}
      onClear={() => onChosen(new Set())}
      className="mt-4"
    >
      <Link
        href={hrefOf(projectId, [...chosen])}
        className="inline-flex h-8 items-center rounded-md px-2.5 font-medium hover:bg-on-inverse-2/20 focus-visible:outline-on-inverse touch:h-11"
      >
        Compare
      </Link>
    </BulkBar>
  );
}

const hrefOf = (projectId: string, numbers: readonly string[]) => routes.comparedRuns(projectId, { runs: numbers.join(",") });

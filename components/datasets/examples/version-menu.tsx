"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { Menu } from "@/components/ui/menu";
import { activityQuery } from "@/lib/datasets/hooks";
import type { Dataset, DatasetActivity } from "@/lib/datasets/schemas";
import { versionsQuery } from "@/lib/datasets/versions/hooks";
import { formatCount, formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";

type VersionMenuProps = { projectId: string; dataset: Dataset };

const shown = 6;

/** The table is the working copy; what is frozen is a step away. */
export function VersionMenu({ projectId, dataset }: VersionMenuProps) {
  const { data: activity } = useQuery(activityQuery(projectId));
  const { data: versions = [] } = useQuery(versionsQuery(projectId, dataset.id));
  const { latestVersion } = dataset;
  // On a phone the page of versions is the only way to freeze, so there is a way to it before the first one too.
  if (!latestVersion)
    return (
      <Link href={routes.datasetVersions(projectId, dataset.id)} className="link flex min-h-8 items-center text-xs touch:min-h-11">
        not frozen yet
      </Link>
    );

  return (
    <Menu
      label="Versions"
      trigger={
        <button
          type="button"
          className="num flex min-h-8 items-center gap-1.5 rounded-md text-on-surface-2 hover:text-on-surface touch:min-h-11"
        >
          <span>
            <span className="max-md:hidden">Working copy, </span>
            {changeWords(
              activity?.find(({ datasetId }) => datasetId === dataset.id),
              latestVersion.number,
            )}
          </span>
          <ChevronDown className="size-3.5 shrink-0 text-on-surface-3" strokeWidth={1.75} aria-hidden="true" />
        </button>
      }
      items={[
        ...versions.slice(0, shown).map(({ id, number, createdAt }) => ({
          label: `Version ${number}`,
          hint: formatDate(createdAt),
          href: routes.datasetVersion(projectId, dataset.id, id),
        })),
        { separator: true },
        { label: "All versions", href: routes.datasetVersions(projectId, dataset.id) },
      ]}
    />
  );
}

export function changeWords(activity: Pick<DatasetActivity, "changeCount" | "isChangeCountAtLeast"> | undefined, number: number): string {
  const since = `since version ${number}`;
  if (!activity || activity.changeCount === null) return since;
  if (activity.changeCount === 0) return `no changes ${since}`;
  return `${activity.isChangeCountAtLeast ? "more than " : ""}${formatCount(activity.changeCount, "change")} ${since}`;
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import type { ReactNode } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { versionQuery } from "@/lib/datasets/versions/hooks";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { formatDateTime, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { ExportMenu } from "./export-menu";
import { LeakBadge } from "./leak-badge";
import { VersionChangesPanel } from "./version-changes";
import { VersionLabels } from "./version-labels";
import { VersionLeaks } from "./version-leaks";
import { VersionOrigin } from "./version-origin";
import { VersionSplits } from "./version-splits";

type VersionDetailProps = {
  projectId: string;
  versionId: string;
  /** The runs that learned from it. */
  children?: ReactNode;
};

/** Everything about a frozen version: what is in it, what is new, where it comes from, and whether its test can be trusted. */
export function VersionDetail({ projectId, versionId, children }: VersionDetailProps) {
  const { data: version, error, refetch } = useQuery(versionQuery(projectId, versionId));
  if (!version)
    return (
      <Page>
        {error ? (
          <LoadError title="This version could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton label="Loading the version" />
        )}
      </Page>
    );
  const { datasetId, number, leaks, notes, statistics, changes } = version;

  return (
    <Page>
      <PageHead
        back={{ href: routes.datasetVersions(projectId, datasetId), label: `${version.datasetName}, all versions` }}
        title={`Version ${number}`}
        lead={leadOf(version)}
        actions={
          <>
            <LinkButton
              href={routes.api.versionManifest(projectId, version.id)}
              download={`${version.datasetName} v${number} manifest.json`}
              prefetch={false}
              icon={<FileText className="size-3.5" strokeWidth={1.75} />}
            >
              Manifest
            </LinkButton>
            <ExportMenu projectId={projectId} versionId={version.id} />
            <LinkButton href={routes.newRun(projectId, { version: version.id })} variant="primary">
              Train on it
            </LinkButton>
          </>
        }
      />
      {notes && <p className="mt-3 max-w-[80ch] whitespace-pre-wrap text-base">{notes}</p>}
      <LeakBadge leak={leaks?.test ?? null} className="mt-3 text-base" />
      <div className="mt-6 grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-6">
          <VersionSplits version={version} />
          {changes && <VersionChangesPanel projectId={projectId} versionId={version.id} changes={changes} />}
          {leaks && <VersionLeaks projectId={projectId} versionId={version.id} leaks={leaks} />}
          {children}
        </div>
        <div className="grid min-w-0 gap-6">
          <VersionOrigin version={version} />
          {statistics?.labels && <VersionLabels labels={statistics.labels} />}
        </div>
      </div>
    </Page>
  );
}

function leadOf({ trainCount, validationCount, testCount, onlyApproved, createdBy, createdAt }: DatasetVersion): string {
  const total = formatNumber(trainCount + validationCount + testCount);
  const which = onlyApproved ? "approved examples" : "examples, reviewed or not";
  return `${total} ${which}, frozen ${formatDateTime(createdAt)}${createdBy ? ` by ${createdBy}` : ""}.`;
}

"use client";

import { Upload } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { type ExampleFilter, toFilterQuery } from "@/lib/datasets/examples/example-filter";
import type { Dataset } from "@/lib/datasets/schemas";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";
import { HealthLink } from "../checks/health-link";
import { WaitingRowsLink } from "../imports/waiting-rows-link";
import { ReviewLink } from "../reviews/review-link";
import { ExportMenu } from "../versions/export-menu";
import { FreezeVersion } from "../versions/freeze-version";
import { NewExample } from "./new-example";
import { VersionMenu } from "./version-menu";

type WorkbenchHeadProps = { projectId: string; dataset: Dataset; filter: ExampleFilter; onCreated: (exampleId: string) => void };

export function WorkbenchHead({ projectId, dataset, filter, onCreated }: WorkbenchHeadProps) {
  const { id: datasetId, name, exampleCount } = dataset;
  return (
    <>
      <h1 className="min-w-0 truncate font-semibold text-lg">{name}</h1>
      <span className="hint num whitespace-nowrap">{formatCount(exampleCount, "example")}</span>
      {exampleCount > 0 && (
        <>
          <span aria-hidden="true" className="h-4 w-px bg-line max-md:hidden" />
          <VersionMenu projectId={projectId} dataset={dataset} />
          <HealthLink projectId={projectId} datasetId={datasetId} />
          <WaitingRowsLink projectId={projectId} datasetId={datasetId} />
          <div className="ml-auto flex flex-wrap gap-2">
            <ReviewLink projectId={projectId} datasetId={datasetId} />
            <span className="contents max-md:hidden">
              <NewExample projectId={projectId} datasetId={datasetId} onCreated={onCreated} />
              <LinkButton href={routes.importFile(projectId, datasetId)} icon={<Upload className="size-3.5" strokeWidth={1.75} />}>
                Import
              </LinkButton>
              <ExportMenu projectId={projectId} datasetId={datasetId} filter={toFilterQuery(filter)} />
              <FreezeVersion projectId={projectId} datasetId={datasetId} />
            </span>
          </div>
        </>
      )}
    </>
  );
}

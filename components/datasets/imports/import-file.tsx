"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { datasetQuery } from "@/lib/datasets/hooks";
import { importQuery } from "@/lib/datasets/imports/hooks";
import { routes } from "@/lib/routes";
import { ImportCheck } from "./import-check";
import { ImportFrame } from "./import-frame";
import { ImportProgress } from "./import-progress";
import { ImportResult } from "./import-result";
import { ImportUpload } from "./import-upload";
import { useImportPlace } from "./use-import-place";

type ImportFileProps = { projectId: string; datasetId: string };

/** File, columns and check, done. The import's id is in the address: leaving and coming back finds it where it stands. */
export function ImportFile({ projectId, datasetId }: ImportFileProps) {
  const { importId } = useImportPlace();
  const dataset = useQuery(datasetQuery(projectId, datasetId));
  const back = { href: routes.dataset(projectId, datasetId), label: dataset.data?.name ?? "Examples" };
  if (importId === null) return <ImportUpload projectId={projectId} datasetId={datasetId} back={back} />;
  return <OpenImport key={importId} projectId={projectId} datasetId={datasetId} importId={importId} back={back} />;
}

type OpenImportProps = ImportFileProps & { importId: string; back: { href: string; label: string } };

function OpenImport({ importId, ...props }: OpenImportProps) {
  const { data, error, refetch, dataUpdatedAt } = useQuery(importQuery(props.projectId, importId));
  const { close } = useImportPlace();
  if (!data)
    return (
      <ImportFrame back={props.back} title="Import a file">
        <div className="p-6 max-md:px-4">
          {error ? (
            <LoadError title="This import could not be loaded." error={error} onRetry={refetch}>
              <Button variant="plain" className="mt-2 -ml-3" onClick={close}>
                Choose another file
              </Button>
            </LoadError>
          ) : (
            <PageSkeleton label="Loading the import" />
          )}
        </div>
      </ImportFrame>
    );
  if (data.status === "uploaded") return <ImportCheck {...props} import={data} />;
  if (data.status === "importing") return <ImportProgress {...props} import={data} atMs={dataUpdatedAt} />;
  return <ImportResult {...props} import={data} />;
}

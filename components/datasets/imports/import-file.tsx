"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { datasetQuery } from "@/lib/datasets/hooks";
import { importQuery } from "@/lib/datasets/imports/hooks";
import { routes } from "@/lib/routes";
import { ImportMappingStep } from "./import-mapping-step";
import { ImportProgress } from "./import-progress";
import { ImportResult } from "./import-result";
import { ImportSteps } from "./import-steps";
import { ImportUpload } from "./import-upload";

/** File, columns, import, result. The import's id is in the address: leaving and coming back finds it where it stands. */
export function ImportFile({ projectId, datasetId }: { projectId: string; datasetId: string }) {
  const [importId, setImportId] = useQueryState("import", parseAsString.withOptions({ history: "push" }));
  const dataset = useQuery(datasetQuery(projectId, datasetId));
  const { data, error, refetch } = useQuery({ ...importQuery(projectId, importId ?? ""), enabled: importId !== null });
  const place = { projectId, datasetId };

  return (
    <Page>
      <PageHead
        back={{ href: routes.dataset(projectId, datasetId), label: dataset.data?.name ?? "Examples" }}
        title={data ? `Import ${data.fileName}` : "Import a file"}
        actions={<ImportSteps status={importId ? data?.status : null} />}
      />
      <div className="mt-6">
        {importId === null ? (
          <ImportUpload {...place} onUploaded={({ id }) => setImportId(id)} />
        ) : !data ? (
          error ? (
            <LoadError title="This import could not be loaded." error={error} onRetry={refetch} />
          ) : (
            <PageSkeleton label="Loading the import" />
          )
        ) : data.status === "uploaded" ? (
          <ImportMappingStep key={data.id} projectId={projectId} importId={data.id} onOther={() => setImportId(null)} />
        ) : data.status === "importing" ? (
          <ImportProgress import={data} />
        ) : (
          <ImportResult {...place} import={data} onOther={() => setImportId(null)} />
        )}
      </div>
    </Page>
  );
}

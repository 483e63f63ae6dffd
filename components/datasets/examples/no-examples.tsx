import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { routes } from "@/lib/routes";
import { WaitingRowsLink } from "../imports/waiting-rows-link";

export function NoExamples({ projectId, datasetId }: { projectId: string; datasetId: string }) {
  return (
    <EmptyState
      className="px-8 max-md:px-4"
      title="There are no examples yet."
      action={
        <>
          <LinkButton href={routes.importFile(projectId, datasetId)} variant="primary">
            Import a file
          </LinkButton>
          <WaitingRowsLink projectId={projectId} datasetId={datasetId} />
        </>
      }
    >
      Bring a spreadsheet (CSV, Excel) with a column that is asked and a column that answers, or a file with whole conversations (JSONL,
      JSON, Parquet). Good rows go in; rows with a problem wait in a list that says what to fix.
    </EmptyState>
  );
}

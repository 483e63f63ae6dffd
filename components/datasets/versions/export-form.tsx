"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import type { ExampleFilterQuery } from "@/lib/datasets/examples/example-filter";
import { datasetExportPlanQuery, versionExportPlanQuery } from "@/lib/datasets/exports/hooks";
import { type ExportFormat, exportFormatSchema } from "@/lib/datasets/exports/schemas";
import { splitSchema } from "@/lib/datasets/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { exportOrder, exportWords } from "./export-words";

type ExportFormProps = {
  projectId: string;
  datasetId?: string | undefined;
  filter?: ExampleFilterQuery | undefined;
  versionId?: string | undefined;
  onDone: () => void;
};

export function ExportForm({ projectId, datasetId = "", filter = {}, versionId, onDone }: ExportFormProps) {
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const [part, setPart] = useState("all");
  const [isGuarded, setGuarded] = useState(true);
  const split = splitSchema.safeParse(part).data;
  const ofVersion = useQuery({ ...versionExportPlanQuery(projectId, versionId ?? "", split), enabled: versionId !== undefined });
  const ofDataset = useQuery({ ...datasetExportPlanQuery(projectId, datasetId, filter), enabled: versionId === undefined });
  const { data: plan, error, refetch } = versionId ? ofVersion : ofDataset;
  const chosen = plan?.formats.find((one) => one.format === format);
  const isDelimited = format === "csv" || format === "tsv";
  const query = {
    format,
    leaveOut: chosen && chosen.leftOut.length > 0 ? true : undefined,
    formulas: isDelimited && !isGuarded ? "off" : undefined,
  };
  const href = versionId
    ? routes.api.versionExport(projectId, versionId, { ...query, split })
    : routes.api.datasetExport(projectId, datasetId, { ...filter, ...query });

  return (
    <div className="grid gap-4">
      {versionId && (
        <Segmented
          label="Which part"
          value={part}
          onValueChange={setPart}
          options={[
            { value: "all", label: "All" },
            { value: "train", label: "Train" },
            { value: "validation", label: "Validation" },
            { value: "test", label: "Test" },
          ]}
        />
      )}
      <Field label="Format" hint={exportWords[format].hint}>
        <Select
          value={format}
          onValueChange={(value) => setFormat(exportFormatSchema.parse(value))}
          options={exportOrder.map((value) => ({ value, label: exportWords[value].label }))}
        />
      </Field>
      {error && !plan ? (
        <LoadError title="What would be exported could not be counted." error={error} onRetry={refetch} />
      ) : chosen ? (
        <div className="grid gap-2" aria-live="polite">
          {chosen.problem ? (
            <Notice tone="caution">{chosen.problem}</Notice>
          ) : (
            <p className="num text-base">
              <strong className="font-semibold">{formatCount(chosen.fits, "example")}</strong>
              {chosen.fits < (plan?.total ?? 0) && ` of ${formatNumber(plan?.total ?? 0)}`}
            </p>
          )}
          {!chosen.problem && chosen.leftOut.length > 0 && (
            <Notice tone="caution" title="Some do not fit into this format and are left out.">
              <ul className="list-disc pl-4">
                {chosen.leftOut.map(({ reason, count }) => (
                  <li key={reason} className="num">
                    {formatNumber(count)} {reason}.
                  </li>
                ))}
              </ul>
            </Notice>
          )}
        </div>
      ) : (
        <Skeleton className="h-6 w-40" />
      )}
      {isDelimited && (
        <Checkbox
          label="Safe to open in a spreadsheet"
          hint="A cell that begins with = + - or @ gets an apostrophe in front, so that it is not run as a formula. Importing takes it away again."
          checked={isGuarded}
          onCheckedChange={(checked) => setGuarded(checked === true)}
        />
      )}
      <div className="sticky -bottom-4 -mx-6 -mb-4 flex flex-wrap justify-end gap-2 border-t bg-raised px-6 py-4 max-md:*:flex-1">
        <DialogClose asChild>
          <Button variant="plain">Cancel</Button>
        </DialogClose>
        {chosen && !chosen.problem ? (
          // A plain link: the browser writes the file as it comes, however large it is.
          <LinkButton variant="primary" href={href} download prefetch={false} onClick={onDone}>
            Download
          </LinkButton>
        ) : (
          <Button variant="primary" disabledReason={chosen?.problem ?? "Still counting."}>
            Download
          </Button>
        )}
      </div>
    </div>
  );
}

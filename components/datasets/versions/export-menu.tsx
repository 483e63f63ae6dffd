"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ExampleFilterQuery } from "@/lib/datasets/examples/example-filter";
import { ExportForm } from "./export-form";

type ExportMenuProps = {
  projectId: string;
  variant?: "quiet" | "plain";
} & ({ datasetId: string; filter?: ExampleFilterQuery; versionId?: never } | { versionId: string; datasetId?: never; filter?: never });

/** Everything that came in can go out again: what the filter leaves, or a frozen version. */
export function ExportMenu({ projectId, variant = "quiet", ...source }: ExportMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const isFiltered = Object.values(source.filter ?? {}).some((value) => value !== undefined && value !== "");
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant={variant} icon={<Download className="size-3.5" strokeWidth={1.75} />}>
          Export
        </Button>
      }
      title={source.versionId ? "Export this version" : isFiltered ? "Export what the filter shows" : "Export the examples"}
      description={source.versionId ? "The texts as they were frozen." : "The texts as they are now, in the order in which they came."}
    >
      {isOpen && <ExportForm projectId={projectId} {...source} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

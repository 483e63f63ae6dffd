"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { ExampleFilter } from "@/lib/datasets/examples/example-filter";
import { Facets } from "./facets";

type FacetsSheetProps = {
  projectId: string;
  datasetId: string;
  filter: ExampleFilter;
  onFilter: (filter: ExampleFilter) => void;
  matches: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** The facets where there is no room for them beside the list. */
export function FacetsSheet({ matches, open, onOpenChange, ...facets }: FacetsSheetProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Filters"
      footer={
        <DialogClose asChild>
          <Button variant="primary">Show {matches}</Button>
        </DialogClose>
      }
    >
      <div className="-mx-4 -my-2">
        <Facets {...facets} />
      </div>
    </Dialog>
  );
}

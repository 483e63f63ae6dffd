"use client";

import { SlidersHorizontal } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { useStored } from "@/components/ui/use-stored";
import type { ExampleSort } from "@/lib/datasets/examples/example-filter";
import { columnNames } from "./example-columns";
import { columnsKey } from "./examples-table";
import { parseColumns } from "./stored-layout";

type LayoutMenuProps = { sort: ExampleSort; onSort: (sort: ExampleSort) => void; onKeys: () => void };

const orders: readonly { sort: ExampleSort; label: string }[] = [
  { sort: "position", label: "Oldest first" },
  { sort: "-position", label: "Newest first" },
  { sort: "-updatedAt", label: "Changed last" },
  { sort: "-tokens", label: "Longest first" },
  { sort: "tokens", label: "Shortest first" },
];

export function LayoutMenu({ sort, onSort, onKeys }: LayoutMenuProps) {
  const [layout, store] = useStored(columnsKey, parseColumns);
  const toggle = (id: string) =>
    store({ ...layout, hidden: layout.hidden.includes(id) ? layout.hidden.filter((each) => each !== id) : [...layout.hidden, id] });

  return (
    <Menu
      label="Order and columns"
      align="end"
      trigger={
        <Button variant="plain" aria-label="Order and columns" className="size-8 shrink-0 px-0 touch:size-11">
          <SlidersHorizontal className="size-4" strokeWidth={1.75} aria-hidden="true" />
        </Button>
      }
      items={[
        { heading: "Order" },
        ...orders.map((order) => ({ label: order.label, checked: order.sort === sort, onSelect: () => onSort(order.sort) })),
        { separator: true },
        { heading: "Columns" },
        ...Object.entries(columnNames).map(([id, label]) => ({ label, checked: !layout.hidden.includes(id), onSelect: () => toggle(id) })),
        { label: "Widths as they were", onSelect: () => store({ ...layout, widths: {} }) },
        { separator: true },
        { label: "All keys", keys: "?", onSelect: onKeys },
      ]}
    />
  );
}

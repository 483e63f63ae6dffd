"use client";

import { ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FilterChips } from "@/components/ui/filter-chips";
import { SearchBox } from "@/components/ui/search-box";

type TableToolbarProps = {
  typed: string;
  onSearch: (text: string) => void;
  chips: readonly { id: string; label: string }[];
  onRemoveChip: (id: string) => void;
  onClear: () => void;
  count: string | null;
  onFilters: () => void;
  /** An open example takes the facets' room on a narrow screen. */
  hasSide: boolean;
  views: ReactNode;
  layout: ReactNode;
};

export function TableToolbar({
  typed,
  onSearch,
  chips,
  onRemoveChip,
  onClear,
  count,
  onFilters,
  hasSide,
  views,
  layout,
}: TableToolbarProps) {
  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 px-4 py-1.5">
      {views}
      <SearchBox label="Search text" value={typed} onValueChange={onSearch} className="w-52 max-md:order-last max-md:w-full" />
      <Button
        className={hasSide ? "shrink-0 xl:hidden" : "shrink-0 lg:hidden"}
        onClick={onFilters}
        icon={<ListFilter className="size-3.5" strokeWidth={1.75} />}
      >
        Filters
        {chips.length > 0 && <span className="num text-accent">{chips.length}</span>}
      </Button>
      <FilterChips className="max-md:hidden" chips={chips} onRemove={onRemoveChip} onClear={onClear} />
      <div className="ml-auto flex items-center gap-2">
        <span className="hint num whitespace-nowrap" aria-live="polite">
          {count}
        </span>
        {layout}
      </div>
    </div>
  );
}

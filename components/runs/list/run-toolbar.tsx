"use client";

import { useQuery } from "@tanstack/react-query";
import { ViewsMenu } from "@/components/projects/views/views-menu";
import { FilterChips } from "@/components/ui/filter-chips";
import { FilterMenu } from "@/components/ui/filter-menu";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { runChoicesQuery } from "@/lib/runs/hooks";
import { noFilter, type RunFilterName, readPlace, runGroupSchema, runSortSchema, toViewQuery } from "@/lib/runs/list/run-place";
import { runStatusSchema } from "@/lib/runs/schemas";
import { runViews } from "@/lib/runs/views/run-views";
import { statusWord } from "../run-words";
import type { useRunPlace } from "./use-run-place";

const filters: readonly { name: RunFilterName; label: string }[] = [
  { name: "state", label: "State" },
  { name: "sweep", label: "Sweep" },
  { name: "data", label: "Data" },
  { name: "base", label: "Base model" },
  { name: "trainer", label: "Trainer" },
  { name: "recipe", label: "Recipe" },
];

const sorts = [
  { value: "-number", label: "Newest first" },
  { value: "number", label: "Oldest first" },
  { value: "loss", label: "Lowest val. loss first" },
  { value: "-cost", label: "Most expensive first" },
  { value: "cost", label: "Cheapest first" },
  { value: "-took", label: "Longest first" },
  { value: "took", label: "Shortest first" },
];

const ungrouped = "none";
const groups = [
  { value: ungrouped, label: "Not grouped" },
  { value: "sweep", label: "By sweep" },
  { value: "data", label: "By data" },
  { value: "base", label: "By base model" },
  { value: "recipe", label: "By recipe" },
];

/** Views that every project has. */
const usual = [
  { name: "Ended well", query: toViewQuery(readPlace({ state: "succeeded" })) },
  { name: "Went wrong", query: toViewQuery(readPlace({ state: "failed,lost" })) },
  { name: "Sweeps, best first", query: toViewQuery(readPlace({ group: "sweep", sort: "loss" })) },
];

/** What narrows the list, its order and its groups; all of it is kept as a view under a name. */
export function RunToolbar({ projectId, place }: { projectId: string; place: ReturnType<typeof useRunPlace> }) {
  const { data: choices } = useQuery(runChoicesQuery(projectId));
  const labelOf = (name: RunFilterName, value: string) => {
    const status = name === "state" ? runStatusSchema.safeParse(value) : null;
    return status?.success ? statusWord(status.data) : (choices?.[name].find((choice) => choice.value === value)?.label ?? value);
  };
  const chips = filters.flatMap(({ name }) => place.filter[name].map((value) => ({ id: `${name}:${value}`, label: labelOf(name, value) })));

  return (
    <div className="mt-4 grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <ViewsMenu at={runViews(projectId)} all="All runs" usual={usual} query={place.viewQuery} onGo={place.goTo} />
        {filters
          .filter(({ name }) => (choices?.[name].length ?? 0) > 1 || place.filter[name].length > 0)
          .map(({ name, label }) => (
            <FilterMenu
              key={name}
              label={label}
              options={(choices?.[name] ?? []).map(({ value, count }) => ({ value, label: labelOf(name, value), count }))}
              selected={place.filter[name]}
              onToggle={(value) => place.toggle(name, value)}
            />
          ))}
        <div className="ml-auto flex flex-wrap items-center gap-2 max-md:ml-0">
          <Switch label="Only what differs" checked={!place.showsAll} onCheckedChange={(on) => place.go({ ...place, showsAll: !on })} />
          <Select
            label="Groups"
            className="w-36"
            value={place.group ?? ungrouped}
            onValueChange={(value) => place.go({ ...place, group: runGroupSchema.safeParse(value).data ?? null })}
            options={groups}
          />
          <Select
            label="Order"
            className="w-48"
            value={place.sort}
            onValueChange={(value) => place.go({ ...place, sort: runSortSchema.parse(value) })}
            options={place.sort === "-loss" ? [...sorts, { value: "-loss", label: "Highest val. loss first" }] : sorts}
          />
        </div>
      </div>
      <FilterChips
        chips={chips}
        onRemove={(id) => {
          const name = filters.find((filter) => id.startsWith(`${filter.name}:`))?.name;
          if (name) place.toggle(name, id.slice(name.length + 1));
        }}
        onClear={() => place.go({ ...place, filter: noFilter })}
      />
    </div>
  );
}

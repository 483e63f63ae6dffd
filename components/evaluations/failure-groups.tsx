"use client";

import { useQuery } from "@tanstack/react-query";
import { CountChips } from "@/components/ui/count-chips";
import { failureGroupsQuery } from "@/lib/evaluations/failures/hooks";
import type { FailuresQuery } from "@/lib/evaluations/failures/schemas";
import { formatNumber } from "@/lib/format";

type FailureGroupsProps = { projectId: string; query: FailuresQuery; value: string | null; onChange: (key: string | null) => void };

/** No group is called so: its key is made of words. */
const all = "*";

/** What the wrong answers have in common, by their most telling words. Nothing where they have nothing in common. */
export function FailureGroups({ projectId, query, value, onChange }: FailureGroupsProps) {
  const { data } = useQuery(failureGroupsQuery(projectId, query));
  if (!data || (data.clusters.length === 0 && value === null)) return null;
  const shown = data.clusters.find(({ key }) => key === value);
  return (
    <div className="grid gap-2 border-b px-5 py-3 max-md:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="label">About</span>
        <CountChips
          label="What these cases are about"
          value={value ?? all}
          onValueChange={(key) => onChange(key === all ? null : key)}
          options={[
            { value: all, label: "Anything" },
            ...data.clusters.map(({ key, caseCount }) => ({ value: key, label: key.split(" ").join(", "), count: caseCount })),
          ]}
        />
      </div>
      <p className="hint">
        {shown
          ? `Most typical: “${shown.example.length > 140 ? `${shown.example.slice(0, 140)}…` : shown.example}”`
          : "Grouped by the words of questions and reasons. A group that is large is worth a look, and a few more examples like it."}
        {data.isCut && ` Only the first ${formatNumber(data.caseCount)} are grouped.`}
      </p>
    </div>
  );
}

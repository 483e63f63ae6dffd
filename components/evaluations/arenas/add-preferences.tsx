"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { datasetsQuery } from "@/lib/datasets/hooks";
import { useAddPreferences } from "@/lib/evaluations/arenas/hooks";
import type { AddedPreferences, Arena } from "@/lib/evaluations/arenas/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";

type AddPreferencesProps = { projectId: string; arena: Arena; preferenceCount: number };

/** What people preferred, as pairs that a DPO run learns from. */
export function AddPreferences({ projectId, arena, preferenceCount }: AddPreferencesProps) {
  const { may } = usePeople(projectId);
  const { data: datasets = [] } = useQuery(datasetsQuery(projectId));
  const [chosen, setChosen] = useState("");
  const datasetId = chosen || (datasets[0]?.id ?? "");
  const add = useAddPreferences(projectId, arena.id);
  const isNothing = preferenceCount === 0;

  return (
    <Panel
      title="Learn from it"
      hint={isNothing ? undefined : `${formatCount(preferenceCount, "preference pair")}; ties make none`}
      actions={
        !isNothing && (
          <LinkButton
            size="small"
            href={routes.api.arenaExport(projectId, arena.id)}
            prefetch={false}
            download
            icon={<Download className="size-3.5" strokeWidth={1.75} aria-hidden="true" />}
          >
            Preference JSONL
          </LinkButton>
        )
      }
    >
      {isNothing ? (
        <p className="text-base text-on-surface-2">
          Each pair with a better answer becomes a preference pair: what a DPO run learns from. There is none yet.
        </p>
      ) : (
        <div className="grid gap-4">
          <p className="max-w-[60ch] text-base text-on-surface-2">
            Each goes into the dataset once, as a draft for somebody to approve, tagged with this arena’s name. A case that a model learns
            from is no test any more: the badge beside its score will say so.
          </p>
          {may("edit") && datasets.length > 0 && (
            <div className="flex flex-wrap items-end gap-3">
              <Field label="Dataset" className="min-w-48 flex-1">
                <Select
                  options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
                  value={datasetId}
                  onValueChange={setChosen}
                />
              </Field>
              <Button busy={add.isPending} onClick={() => add.mutate({ datasetId })}>
                Add as drafts
              </Button>
            </div>
          )}
          {datasets.length === 0 && <p className="hint">Make a dataset first, under Data; then they can go into it.</p>}
          {add.error && (
            <Notice tone="negative" title="The pairs were not added.">
              {errorWords(add.error)}
            </Notice>
          )}
          {add.data && <Added projectId={projectId} added={add.data} />}
        </div>
      )}
    </Panel>
  );
}

function Added({ projectId, added }: { projectId: string; added: AddedPreferences }) {
  const { addedCount, knownCount, refusedCount, leftCount, datasetId } = added;
  return (
    <Notice
      tone="positive"
      title={addedCount === 0 ? "Nothing new to add." : `Added ${formatCount(addedCount, "preference pair")} as drafts.`}
    >
      {knownCount > 0 && `${formatNumber(knownCount)} stood in the dataset already. `}
      {refusedCount > 0 && `${formatNumber(refusedCount)} could not be added, because an answer is empty. `}
      {leftCount > 0 && `${formatNumber(leftCount)} are left: add again to go on. `}
      <Link className="link" href={routes.dataset(projectId, datasetId)}>
        Look at the dataset
      </Link>
    </Notice>
  );
}

import type { Caller } from "@/lib/accounts/caller";
import { runQuery } from "@/lib/db/client";
import { type RunChoices, runChoicesSchema } from "./schemas";

interface Row {
  filter: keyof RunChoices;
  value: string;
  label: string;
  count: number;
}

/** What the runs of a project can be narrowed by, each with how many runs have it; the most used first. */
export async function listRunChoices({ projectId }: Caller): Promise<RunChoices> {
  const rows = await runQuery<Row>(
    `with own as (select id, status::text as state, "datasetVersionId", "baseModel", "trainerId", "recipeId" from "Run" where "projectId" = $1)
     select 'state' as filter, state as value, state as label, count(*)::int as count from own group by state
     union all select 'data', version.id, dataset.name || ' ' || version.number, count(*)::int from own
       join "DatasetVersion" version on version.id = own."datasetVersionId" join "Dataset" dataset on dataset.id = version."datasetId"
       group by version.id, dataset.name
     union all select 'base', "baseModel", "baseModel", count(*)::int from own group by "baseModel"
     union all select 'trainer', trainer.id, trainer.name, count(*)::int from own join "Trainer" trainer on trainer.id = own."trainerId" group by trainer.id
     union all select 'recipe', recipe.id, recipe.name, count(*)::int from own join "Recipe" recipe on recipe.id = own."recipeId" group by recipe.id
     union all select 'sweep', sweep.id, 'Sweep ' || sweep.number, count(*)::int from own
       join "SweepMember" member on member."runId" = own.id join "Sweep" sweep on sweep.id = member."sweepId" group by sweep.id
     order by count desc, label`,
    [projectId],
  );
  const of = (filter: keyof RunChoices) => rows.filter((row) => row.filter === filter);
  return runChoicesSchema.parse({
    state: of("state"),
    data: of("data"),
    base: of("base"),
    trainer: of("trainer"),
    recipe: of("recipe"),
    sweep: of("sweep"),
  });
}

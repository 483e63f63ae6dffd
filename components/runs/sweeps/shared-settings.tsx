import { DefinitionList } from "@/components/ui/definition-list";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { formatNumber } from "@/lib/format";
import type { Recipe } from "@/lib/runs/recipes/schemas";
import type { TrainerInfo } from "@/lib/trainers/schemas";
import { recipeFacts } from "../recipes/recipe-facts";
import type { Shared, SharedDraft } from "./shared-draft";

type SharedSettingsProps = {
  shared: Shared;
  versions: readonly DatasetVersion[];
  recipes: readonly Recipe[];
  trainers: readonly TrainerInfo[];
  onChange: (draft: SharedDraft) => void;
};

const none = "none";

export function SharedSettings({ shared, versions, recipes, trainers, onChange }: SharedSettingsProps) {
  const { versionId, recipeId, trainerId, baseModel, content } = shared;
  const set = (change: Partial<SharedDraft>) => onChange({ versionId, recipeId, trainerId, baseModel, ...change });
  const trainer = trainers.find(({ id }) => id === trainerId);
  const version = versions.find(({ id }) => id === versionId);
  const offered = recipes.filter(({ isArchived, id }) => !isArchived || id === recipeId);
  const facts = content ? recipeFacts(content).filter(({ term }) => term !== "Base model") : [];

  return (
    <>
      <h2 className="section-title">What all runs share</h2>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <Field
          label="Examples"
          hint={version && `${formatNumber(version.testCount)} kept for the test: that is what tells the runs apart.`}
        >
          <Select
            options={versions.map(({ id, datasetName, number }) => ({ value: id, label: `${datasetName}, version ${number}` }))}
            value={versionId}
            onValueChange={(id) => set({ versionId: id })}
          />
        </Field>
        {offered.length > 0 && (
          <Field label="Recipe" hint="What it sets stays the same in every run, unless it varies below.">
            <Select
              options={[
                { value: none, label: "None: the trainer chooses" },
                ...offered.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={recipeId || none}
              onValueChange={(id) => onChange({ versionId, recipeId: id === none ? "" : id, trainerId: "", baseModel: "" })}
            />
          </Field>
        )}
        <Field label="Trainer">
          <Select
            options={trainers.map(({ id, name, reachable }) => ({
              value: id,
              label: name,
              hint: reachable ? undefined : "does not answer",
            }))}
            value={trainerId}
            onValueChange={(id) => set({ trainerId: id, baseModel: "" })}
          />
        </Field>
        <Field label="Base model">
          <Select
            options={(trainer?.baseModels ?? []).map(({ id, label, problem }) => ({
              value: id,
              label,
              disabled: problem !== null,
              hint: problem ?? undefined,
            }))}
            value={baseModel}
            onValueChange={(id) => set({ baseModel: id })}
          />
        </Field>
      </div>
      {trainer?.problem && (
        <Notice className="mt-4" tone="negative" title={`${trainer.name} cannot be used right now.`}>
          {trainer.problem}
        </Notice>
      )}
      {facts.length > 0 && <DefinitionList className="mt-4 text-xs" items={facts} />}
    </>
  );
}

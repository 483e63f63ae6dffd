"use client";

import { Field } from "@/components/ui/field";
import { Fold } from "@/components/ui/fold";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { formatNumber } from "@/lib/format";
import { methodWords, objectiveWords } from "@/lib/trainers/method-words";
import { parameterNames, parameterWords } from "@/lib/trainers/parameter-words";
import { type BaseModel, methodSchema, objectiveSchema, type TrainerInfo } from "@/lib/trainers/schemas";
import { endWords } from "./end-words";
import { ParameterField } from "./parameter-field";
import type { Recipe, readRecipe } from "./recipe";

type RecipeFormProps = {
  recipe: Recipe;
  problems: ReturnType<typeof readRecipe>["problems"];
  versions: readonly DatasetVersion[];
  trainers: readonly TrainerInfo[];
  onChange: (recipe: Recipe) => void;
};

const methodHints = {
  lora: "Trains a small add-on and leaves the base model as it is.",
  full: "Changes every weight of the base model. Learns more, needs more memory.",
  managed: "The provider decides how it trains, and does not say.",
};

const objectiveHints = {
  sft: "From conversations that end with the right answer.",
  dpo: "From preference pairs, each with a better and a worse answer.",
};

function baseModelHint(model: BaseModel, { capabilities }: TrainerInfo): string {
  const { contextLength } = model;
  const reads = contextLength === null ? "" : `Reads up to ${formatNumber(contextLength)} tokens at once.`;
  if (capabilities.isLocal) return `${reads} Runs on this machine: it cannot be switched off under you.`;
  return [reads, endWords(model)].filter(Boolean).join(" ");
}

export function RecipeForm({ recipe, problems, versions, trainers, onChange }: RecipeFormProps) {
  const version = versions.find(({ id }) => id === recipe.versionId);
  const trainer = trainers.find(({ id }) => id === recipe.trainerId);
  const model = trainer?.baseModels.find(({ id }) => id === recipe.baseModel);
  const set = (change: Partial<Recipe>) => onChange({ ...recipe, ...change });

  const offered = parameterNames.filter((name) => {
    const { loraOnly, dpoOnly } = parameterWords[name];
    return model?.parameters[name] && (recipe.method === "lora" || !loraOnly) && (recipe.objective === "dpo" || !dpoOnly);
  });
  const advanced = offered.filter((name) => name !== "epochs");
  const changed =
    advanced.filter((name) => recipe.parameters[name]?.trim()).length +
    (recipe.seed === "1" ? 0 : 1) +
    (recipe.trainPercent === "100" ? 0 : 1) +
    (recipe.systemPrompt ? 1 : 0);
  const parameter = (name: (typeof parameterNames)[number]) => (
    <ParameterField
      key={name}
      name={name}
      declared={model?.parameters[name]}
      value={recipe.parameters[name] ?? ""}
      problem={problems[name]}
      onChange={(text) => set({ parameters: { ...recipe.parameters, [name]: text } })}
    />
  );

  return (
    <div className="grid gap-5">
      <Field
        label="Examples"
        hint={
          version &&
          `${formatNumber(version.trainCount)} to learn from, ${formatNumber(version.validationCount)} to check on while it learns, ${formatNumber(version.testCount)} kept for the test.`
        }
      >
        <Select
          options={versions.map(({ id, datasetName, number }) => ({ value: id, label: `${datasetName}, version ${number}` }))}
          value={recipe.versionId}
          onValueChange={(versionId) => set({ versionId })}
        />
      </Field>
      {trainers.length > 1 && (
        <Field label="Trainer">
          <Select
            options={trainers.map(({ id, name, reachable }) => ({
              value: id,
              label: name,
              hint: reachable ? undefined : "does not answer",
            }))}
            value={recipe.trainerId}
            onValueChange={(trainerId) => set({ trainerId, baseModel: "" })}
          />
        </Field>
      )}
      {trainer?.problem && (
        <Notice tone="negative" title={`${trainer.name} cannot be used right now.`}>
          {trainer.problem}
        </Notice>
      )}
      {trainer && !trainer.problem && !model && (
        <Notice tone="negative" title={`${trainer.name} has no base model that can be used.`}>
          {trainer.capabilities.isLocal
            ? "Put the folder of a small Llama-architecture model into the folder models in Hone’s data folder; it is found without a restart."
            : "Its key may see no model that can be tuned. Ask the provider to open fine-tuning for this account, or choose another trainer."}
        </Notice>
      )}
      <Field label="Base model" hint={model && trainer && baseModelHint(model, trainer)}>
        <Select
          options={(trainer?.baseModels ?? []).map(({ id, label, problem }) => ({
            value: id,
            label,
            disabled: problem !== null,
            hint: problem ?? undefined,
          }))}
          value={recipe.baseModel}
          onValueChange={(baseModel) => set({ baseModel })}
        />
      </Field>
      {model && model.objectives.length > 1 && (
        <RadioGroup
          label="What it learns"
          value={recipe.objective}
          onValueChange={(value) => set({ objective: objectiveSchema.parse(value) })}
          options={model.objectives.map((objective) => ({
            value: objective,
            label: objectiveWords[objective],
            hint: objectiveHints[objective],
          }))}
        />
      )}
      {model && model.methods.length > 1 && (
        <RadioGroup
          label="Method"
          value={recipe.method}
          onValueChange={(value) => set({ method: methodSchema.parse(value) })}
          options={model.methods.map((method) => ({ value: method, label: methodWords[method], hint: methodHints[method] }))}
        />
      )}
      {offered.includes("epochs") && parameter("epochs")}
      <Fold label="Advanced" changed={changed}>
        <div className="grid gap-4">
          {advanced.map(parameter)}
          <Field label="Seed" hint="The same seed repeats the run exactly." error={problems.seed} changed={recipe.seed !== "1"}>
            <Input inputMode="numeric" value={recipe.seed} onChange={(event) => set({ seed: event.target.value })} />
          </Field>
          <Field
            label="Share of the examples"
            hint="Less than 100 shows what fewer examples would do. What belongs together stays together; validation and test stay whole."
            error={problems.trainPercent}
            changed={recipe.trainPercent !== "100"}
          >
            <NumberField
              min={1}
              max={100}
              unit="%"
              value={recipe.trainPercent}
              onChange={(event) => set({ trainPercent: event.target.value })}
            />
          </Field>
          <Field
            label="Instruction"
            optional
            hint="Put before every example that has none, in training and in the evaluation."
            changed={Boolean(recipe.systemPrompt)}
          >
            <Textarea rows={2} value={recipe.systemPrompt ?? ""} onChange={(event) => set({ systemPrompt: event.target.value })} />
          </Field>
        </div>
      </Fold>
    </div>
  );
}

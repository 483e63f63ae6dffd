"use client";

import { useQuery } from "@tanstack/react-query";
import { Select } from "@/components/ui/select";
import { modelsQuery } from "@/lib/models/hooks";

type ModelSelectProps = {
  projectId: string;
  value: string;
  onChange: (modelVersionId: string) => void;
  hints?: ReadonlyMap<string, string>;
};

/** Whatever can be served: what is shown examples or looks things up answers in evaluations only, and what is archived is put aside. */
export function ModelSelect({ projectId, value, onChange, hints }: ModelSelectProps) {
  const { data = [] } = useQuery(modelsQuery(projectId));
  const options = data
    .filter(({ approach, stage }) => approach === "prompt" && stage !== "archived")
    .map(({ id, name, baseModel }) => ({ value: id, label: name, hint: hints?.get(id) ?? baseModel }));
  return <Select value={value} onValueChange={onChange} options={options} placeholder="Choose a model" />;
}

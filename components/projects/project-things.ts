import type { PaletteItem } from "@/components/ui/palette";
import type { Dataset } from "@/lib/datasets/schemas";
import type { Deployment } from "@/lib/deployments/schemas";
import type { Benchmark } from "@/lib/evaluations/schemas";
import { formatCount } from "@/lib/format";
import type { ModelVersion } from "@/lib/models/schemas";
import { routes } from "@/lib/routes";
import type { Run } from "@/lib/runs/schemas";

export const mostRuns = 200;

/** What of a project has a name or a number; undefined while it is not known. */
export interface Things {
  datasets: readonly Pick<Dataset, "id" | "name" | "exampleCount">[] | undefined;
  runs: readonly Pick<Run, "id" | "number" | "baseModel" | "datasetVersion">[] | undefined;
  models: readonly Pick<ModelVersion, "id" | "name" | "baseModel">[] | undefined;
  benchmarks: readonly Pick<Benchmark, "id" | "name" | "version">[] | undefined;
  deployments: readonly Pick<Deployment, "id" | "name">[] | undefined;
}

export const thingNames = ["datasets", "runs", "models", "benchmarks", "deployments"] as const;

type Row = Omit<PaletteItem, "onSelect" | "id"> & { href: string };

/** In the order of the story. */
export function thingGroups(projectId: string, things: Things): { heading: string; items: Row[] }[] {
  return [
    {
      heading: "Datasets",
      items: (things.datasets ?? []).map(({ id, name, exampleCount }) => ({
        label: name,
        hint: formatCount(exampleCount, "example"),
        href: routes.dataset(projectId, id),
      })),
    },
    {
      heading: "Runs",
      items: (things.runs ?? []).map(({ id, number, baseModel, datasetVersion }) => ({
        label: `Run ${number}`,
        hint: `${baseModel}, ${datasetVersion.datasetName}`,
        href: routes.run(projectId, id),
      })),
    },
    {
      heading: "Models",
      items: (things.models ?? []).map(({ id, name, baseModel }) => ({ label: name, hint: baseModel, href: routes.model(projectId, id) })),
    },
    {
      heading: "Benchmarks",
      items: (things.benchmarks ?? []).map(({ id, name, version }) => ({
        label: name,
        ...(version > 1 ? { hint: `version ${version}` } : {}),
        href: routes.benchmark(projectId, id),
      })),
    },
    {
      heading: "Deployments",
      items: (things.deployments ?? []).map(({ id, name }) => ({ label: name, href: routes.deployment(projectId, id) })),
    },
  ];
}

/** What was searched in vain, and what could not be searched: nobody should believe that a thing is not there because its list did not come. */
export function nothingWords(missing: readonly (keyof Things)[], areRunsCut: boolean): string {
  const named = (list: keyof Things) => (list === "runs" && areRunsCut ? `the ${mostRuns} newest runs` : list);
  const searched = thingNames.filter((list) => !missing.includes(list)).map(named);
  const found = `Nothing has this name among the pages and projects${searched.length > 0 ? ` and this project’s ${joined(searched)}` : ""}.`;
  if (missing.length === 0) return found;
  return `${found} The ${joined(missing)} could not be loaded. Close this and open it again to try once more.`;
}

const joined = (words: readonly string[]) => new Intl.ListFormat("en-GB").format(words);

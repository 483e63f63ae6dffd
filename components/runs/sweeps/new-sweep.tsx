"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { newKey } from "@/components/ui/new-key";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Segmented } from "@/components/ui/segmented";
import { useSettled } from "@/components/ui/use-settled";
import { projectVersionsQuery } from "@/lib/datasets/versions/hooks";
import { projectQuery } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { recipesQuery } from "@/lib/runs/recipes/hooks";
import { spendingQuery } from "@/lib/runs/spending/hooks";
import { type LaunchGate, launchGate } from "@/lib/runs/spending/launch-gate";
import { sweepPlanQuery, useCreateSweep } from "@/lib/runs/sweeps/hooks";
import { trainersQuery } from "@/lib/trainers/hooks";
import { NoRuns } from "../no-runs";
import { useAttemptKey } from "../use-attempt-key";
import { AxisLine } from "./axis-line";
import { readShared, type SharedDraft } from "./shared-draft";
import { SharedSettings } from "./shared-settings";
import { type AxisDraft, readSweep, variedFields } from "./sweep-draft";
import { SweepPlanPanel } from "./sweep-plan-panel";

export function NewSweep({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [place] = useQueryStates({ version: parseAsString, recipe: parseAsString, settings: parseAsString });
  const [typed, setTyped] = useState<SharedDraft>({
    versionId: place.version ?? "",
    recipeId: place.recipe ?? "",
    trainerId: "",
    baseModel: "",
  });
  const [kind, setKind] = useState<"grid" | "list">("grid");
  const [axes, setAxes] = useState<readonly AxisDraft[]>([{ key: "first", field: "learningRate", text: "", places: [] }]);
  const [ceiling, setCeiling] = useState("");
  const trainers = useQuery(trainersQuery(projectId));
  const versions = useQuery(projectVersionsQuery(projectId));
  const recipes = useQuery(recipesQuery(projectId));
  const project = useQuery(projectQuery(projectId));
  const spending = useQuery(spendingQuery(projectId));
  const { may } = usePeople(projectId);
  const create = useCreateSweep(projectId);
  const keyOf = useAttemptKey();

  const loaded =
    trainers.data && versions.data && recipes.data && project.data
      ? { trainers: trainers.data, versions: versions.data, recipes: recipes.data }
      : null;
  const shared =
    loaded && readShared(typed, { ...loaded, settings: place.settings, instruction: project.data?.defaults?.instruction ?? "" });
  const fields = shared?.content ? variedFields(shared.model, shared.content) : [];
  const fitting = axes.map((axis) =>
    fields.length === 0 || fields.includes(axis.field) ? axis : { ...axis, field: fields[0] ?? axis.field, text: "" },
  );
  const { input, problems } = readSweep(
    {
      versionId: shared?.versionId ?? "",
      trainerId: shared?.trainerId ?? "",
      content: shared?.content ?? null,
      recipeId: shared?.recipeId ?? "",
      kind,
      axes: fitting,
    },
    trainers.data ?? [],
  );
  const settled = useSettled(JSON.stringify(input));
  const plan = useQuery(sweepPlanQuery(projectId, settled === JSON.stringify(input) ? input : null));

  const mostUsd = plan.data?.usd ? Math.min(plan.data.usd[1], ceiling.trim() === "" ? Number.POSITIVE_INFINITY : Number(ceiling)) : null;
  const gate: LaunchGate =
    plan.data && spending.data
      ? launchGate(plan.data.usd && mostUsd !== null ? [Math.min(plan.data.usd[0], mostUsd), mostUsd] : null, spending.data, may("launch"))
      : { kind: "start" };

  if (!loaded || !shared) {
    const failed = trainers.error ?? versions.error ?? recipes.error ?? project.error;
    return (
      <Page>
        {failed ? (
          <LoadError
            title="What a sweep needs could not be loaded."
            error={failed}
            onRetry={() => void Promise.all([trainers.refetch(), versions.refetch(), recipes.refetch(), project.refetch()])}
          />
        ) : (
          <PageSkeleton label="Loading what a sweep needs" />
        )}
      </Page>
    );
  }

  function launch() {
    if (!input) return;
    const wanted = ceiling.trim() === "" ? {} : { ceilingUsd: Number(ceiling) };
    // The button says the price, so that a lead who presses it approves exactly that; of anybody else it is a proposal.
    const approved = gate.kind === "approve" ? { approvedUsd: mostUsd } : {};
    const whole = { ...input, ...wanted, ...approved };
    create.mutate({ input: whole, idempotencyKey: keyOf(whole) }, { onSuccess: ({ id }) => router.push(routes.sweep(projectId, id)) });
  }

  const free = (axis: AxisDraft) => fields.filter((field) => field === axis.field || !fitting.some((other) => other.field === field));
  const nextField = fields.find((field) => !fitting.some((axis) => axis.field === field));
  const replace = (axis: AxisDraft) => setAxes(fitting.map((one) => (one.key === axis.key ? axis : one)));

  return (
    <Page>
      <PageHead
        back={{ href: routes.runs(projectId), label: "Runs" }}
        title="New sweep"
        lead="Several runs that differ in a few settings, as one plan: one price, one ceiling, and a comparison at the end."
      />
      {loaded.versions.length === 0 ? (
        <NoRuns projectId={projectId} />
      ) : (
        <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_440px]">
          <section className="panel p-5 max-md:p-4">
            <SharedSettings shared={shared} {...loaded} onChange={setTyped} />
            <div className="mt-6 flex flex-wrap items-center justify-between gap-2 pb-3">
              <h2 className="section-title">What varies</h2>
              <Segmented
                label="How values are combined"
                value={kind}
                onValueChange={(value) => setKind(value === "list" ? "list" : "grid")}
                options={[
                  { value: "grid", label: "Grid: each with each" },
                  { value: "list", label: "List: in step" },
                ]}
              />
            </div>
            {fitting.map((axis) => (
              <AxisLine
                key={axis.key}
                axis={axis}
                fields={free(axis)}
                trainers={loaded.trainers}
                problem={problems[axis.key]}
                onChange={replace}
                onRemove={fitting.length > 1 ? () => setAxes(fitting.filter(({ key }) => key !== axis.key)) : undefined}
              />
            ))}
            {nextField && fitting.length < 6 && (
              <Button
                icon={<Plus className="size-3.5" strokeWidth={1.75} />}
                onClick={() => setAxes([...fitting, { key: newKey(), field: nextField, text: "", places: [] }])}
              >
                Vary another setting
              </Button>
            )}
          </section>
          <SweepPlanPanel
            projectId={projectId}
            plan={input ? plan.data : undefined}
            planError={plan.error}
            isPlanning={plan.isPlaceholderData || settled !== JSON.stringify(input)}
            isComplete={input !== null}
            ceiling={ceiling}
            onCeiling={setCeiling}
            isStarting={create.isPending || create.isSuccess}
            startError={create.error}
            gate={may("edit") ? gate : { kind: "refuse", reason: "As viewer you can look at sweeps, not start one." }}
            onStart={launch}
          />
        </div>
      )}
    </Page>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { LoadError } from "@/components/layout/load-error";
import { ModelsTabs } from "@/components/layout/models-tabs";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { modelsQuery } from "@/lib/models/hooks";
import type { ModelVersion } from "@/lib/models/schemas";
import { routes } from "@/lib/routes";
import { AskForm } from "./ask-form";
import { PlaygroundSide } from "./playground-side";
import { usePlayground } from "./use-playground";

/** The same words to several models, side by side. */
export function Playground({ projectId }: { projectId: string }) {
  const { data, error, refetch } = useQuery(modelsQuery(projectId));
  const models = data?.filter(({ stage }) => stage !== "archived");
  return (
    <Page>
      <ModelsTabs projectId={projectId} />
      <PageHead
        title="Playground"
        lead="The same words to several models, side by side. What you see here decides nothing: a benchmark or an A/B test does. Nothing is kept unless you save it."
      />
      {!models ? (
        error ? (
          <LoadError title="The models could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton label="Loading the models" belowHead />
        )
      ) : models.length === 0 ? (
        <EmptyState
          className="min-h-[50dvh]"
          title="There is no model to talk to yet."
          action={
            <LinkButton variant="primary" href={routes.newBaseline(projectId)}>
              New baseline
            </LinkButton>
          }
        >
          A finished run makes one, and so does a prompt for a base model.
        </EmptyState>
      ) : (
        <Table projectId={projectId} models={models} />
      )}
    </Page>
  );
}

const letters = ["A", "B", "C", "D"];

function Table({ projectId, models }: { projectId: string; models: ModelVersion[] }) {
  const { may } = usePeople(projectId);
  const first = [models[0], models.at(-1)].flatMap((model) => (model ? [model.id] : []));
  const { sides, isBlind, isWaiting, canAdd, ...play } = usePlayground(projectId, [...new Set(first)]);
  const [choice, setChoice] = useState<string | null>(null);
  const ids = sides.map(({ modelVersionId }) => modelVersionId);
  const nameOf = (id: string) => models.find((model) => model.id === id)?.name ?? "a model that is gone";
  const others = models.filter(({ id }) => !ids.includes(id));
  const wasAsked = sides.some(({ turns }) => turns.length > 0);
  const reveal = (letter: string | null) => {
    setChoice(letter);
    play.reveal();
  };

  return (
    <>
      <div className="mt-5 flex flex-wrap items-center gap-3">
        <Switch
          label="Blind"
          hint="Hides who answers, in a new order, until you choose."
          checked={isBlind}
          onCheckedChange={(checked) => {
            setChoice(null);
            if (checked) play.hide();
            else play.reveal();
          }}
        />
        {!isBlind && canAdd && others.length > 0 && (
          <Select
            className="w-56"
            label="Add a model"
            placeholder="Add a model"
            value=""
            options={others.map(({ id, name, baseModel }) => ({ value: id, label: name, hint: baseModel }))}
            onValueChange={(id) => play.choose([...ids, id])}
          />
        )}
        {wasAsked && (
          <Button variant="plain" onClick={play.clear}>
            Begin anew
          </Button>
        )}
      </div>
      <p className="mt-3 min-h-5 text-on-surface-2" role="status">
        {choice && `You preferred ${choice}.`}
      </p>
      <div className="mt-1 grid grid-cols-1 gap-4 md:grid-cols-2">
        {sides.map((side, index) => (
          <PlaygroundSide
            key={side.modelVersionId}
            projectId={projectId}
            side={side}
            name={isBlind ? (letters[index] ?? "") : nameOf(side.modelVersionId)}
            mayEdit={may("edit")}
            mayLaunch={may("launch")}
            onPrefer={isBlind && wasAsked ? () => reveal(nameOf(side.modelVersionId)) : undefined}
            onRemove={!isBlind && sides.length > 1 ? () => play.choose(ids.filter((id) => id !== side.modelVersionId)) : undefined}
          />
        ))}
      </div>
      <AskForm isWaiting={isWaiting} mayAsk={may("edit")} onAsk={play.ask} />
    </>
  );
}

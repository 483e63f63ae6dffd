"use client";

import { useQuery } from "@tanstack/react-query";
import { usePeople } from "@/components/datasets/examples/use-people";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Progress } from "@/components/ui/progress";
import { VerdictHead } from "@/components/ui/verdict-head";
import { arenaQuery, arenaResultsQuery } from "@/lib/evaluations/arenas/hooks";
import type { Arena, ArenaResults } from "@/lib/evaluations/arenas/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { benchmarkName } from "../benchmark-name";
import { AddPreferences } from "./add-preferences";
import { ArenaDuels } from "./arena-duels";
import { ArenaPeople } from "./arena-people";
import { ArenaRanking } from "./arena-ranking";
import { RevealDialog } from "./reveal-dialog";

/** How far the judging has come; and, for whoever wants to know, whose answers were preferred. */
export function ArenaDetail({ projectId, arenaId }: { projectId: string; arenaId: string }) {
  const arena = useQuery(arenaQuery(projectId, arenaId));
  const results = useQuery(arenaResultsQuery(projectId, arenaId));
  const error = arena.error ?? results.error;
  if (!arena.data || !results.data)
    return (
      <Page>
        {error ? (
          <LoadError
            title="This arena could not be loaded."
            error={error}
            onRetry={() => {
              void arena.refetch();
              void results.refetch();
            }}
          />
        ) : (
          <PageSkeleton label="Loading the arena" />
        )}
      </Page>
    );
  return (
    <Page>
      <Head projectId={projectId} arena={arena.data} results={results.data} />
      <div className="mt-4 flex max-w-120 items-center gap-3">
        <Progress className="flex-1" label="Judgements that are there" value={arena.data.judgedCount} max={arena.data.wantedCount} />
        <p className="hint num">
          {formatNumber(arena.data.judgedCount)} of {formatNumber(arena.data.wantedCount)} judged
        </p>
      </div>
      {results.data.ranking && (
        <>
          <ArenaRanking projectId={projectId} ranking={results.data.ranking} />
          <ArenaDuels ranking={results.data.ranking} />
        </>
      )}
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        <ArenaPeople projectId={projectId} results={results.data} />
        <AddPreferences projectId={projectId} arena={arena.data} preferenceCount={results.data.preferenceCount} />
      </div>
    </Page>
  );
}

type HeadProps = { projectId: string; arena: Arena; results: ArenaResults };

function Head({ projectId, arena, results: { ranking } }: HeadProps) {
  const { may } = usePeople(projectId);
  const back = { href: routes.arenas(projectId), label: "Arenas" };
  const about = `“${arena.question}” ${arena.contestants.map(({ modelVersion }) => modelVersion.name).join(", ")} on ${benchmarkName(arena.benchmark)}.`;
  if (ranking)
    return (
      <VerdictHead back={back} lead={`${ranking.verdict.detail} ${arena.name}: ${about}`}>
        {ranking.verdict.sentence}
      </VerdictHead>
    );
  const isDone = arena.judgedCount >= arena.wantedCount;
  return (
    <PageHead
      back={back}
      title={arena.name}
      lead={`${about} ${arena.ownCount > 0 ? `You have judged ${formatCount(arena.ownCount, "pair")}.` : ""} Whose answers are preferred stays hidden, so that whoever judges stays blind.`}
      actions={
        <>
          <RevealDialog projectId={projectId} arenaId={arena.id} isDone={isDone} />
          {may("edit") && !isDone && (
            <LinkButton variant="primary" href={routes.judgePairs(projectId, arena.id)}>
              Judge answers
            </LinkButton>
          )}
        </>
      }
    />
  );
}

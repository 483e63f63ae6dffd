"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { arenaResultsQuery, arenasQuery } from "@/lib/evaluations/arenas/hooks";
import type { Arena } from "@/lib/evaluations/arenas/schemas";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";

type ArenaMentionProps = { projectId: string; evaluationIds: readonly string[] };

/** What people said who chose between the answers of these models: beside a verdict by graders, one by taste. */
export function ArenaMention({ projectId, evaluationIds }: ArenaMentionProps) {
  const { data: arenas = [] } = useQuery(arenasQuery(projectId));
  const own = arenas.filter(({ contestants }) => evaluationIds.every((id) => contestants.some(({ evaluationId }) => evaluationId === id)));
  if (own.length === 0) return null;
  return (
    <section className="mt-4" aria-label="What people preferred">
      {own.map((arena) => (
        <Mention key={arena.id} projectId={projectId} arena={arena} />
      ))}
    </section>
  );
}

function Mention({ projectId, arena }: { projectId: string; arena: Arena }) {
  // Who still judges must not learn it by the way.
  const { data } = useQuery({ ...arenaResultsQuery(projectId, arena.id), enabled: arena.isRevealed });
  const { judgedCount, wantedCount } = arena;
  return (
    <p className="max-w-[92ch] text-on-surface-2">
      {data?.ranking
        ? `People chose blindly: ${data.ranking.verdict.sentence} `
        : `People choose blindly between these answers: ${formatNumber(judgedCount)} of ${formatNumber(wantedCount)} judged. `}
      <Link className="link" href={routes.arena(projectId, arena.id)}>
        {arena.name}
      </Link>
    </p>
  );
}

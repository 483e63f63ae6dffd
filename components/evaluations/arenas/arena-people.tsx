"use client";

import { usePeople } from "@/components/datasets/examples/use-people";
import { Panel } from "@/components/ui/panel";
import type { ArenaResults } from "@/lib/evaluations/arenas/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { estimateWords } from "../ratings/estimate-words";

/** Who judged how much, and whether two people who judged the same pairs prefer the same answers. */
export function ArenaPeople({ projectId, results: { people, agreements } }: { projectId: string; results: ArenaResults }) {
  const { nameOf } = usePeople(projectId);
  return (
    <Panel title="Who judged" hint="κ is agreement beyond chance">
      {people.length === 0 ? (
        <p className="text-base text-on-surface-2">Nobody has judged a pair yet.</p>
      ) : (
        <ul aria-label="Judgements of each person">
          {people.map(({ id, name, judgedCount, skippedCount }) => (
            <li key={id} className="flex justify-between gap-3">
              <span className="truncate">{name}</span>
              <span className="num">
                {formatNumber(judgedCount)}
                {skippedCount > 0 && <span className="hint"> · {formatNumber(skippedCount)} skipped</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {agreements.map(({ judgeIds: [one, other], pairCount, kappa }) => (
        <p key={`${one} ${other}`} className="hint mt-2">
          {nameOf(one)} and {nameOf(other)}, {formatCount(pairCount, "pair")}: {kappa ? `κ ${estimateWords(kappa)}` : "κ has no value yet"}
        </p>
      ))}
      {people.length > 0 && agreements.length === 0 && (
        <p className="hint mt-2">No pair was judged by two people yet, so nobody knows whether they agree.</p>
      )}
    </Panel>
  );
}

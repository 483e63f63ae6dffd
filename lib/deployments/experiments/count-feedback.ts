import type { Query } from "@/lib/db/client";
import type { FeedbackRecord } from "../request-record";
import { addFigures, type Figure } from "./add-figures";
import { lockRunning } from "./lock-running";

interface Said {
  experimentId: string;
  unit: string;
  variantId: string;
  requestId: string;
  kind: string;
  name: string;
  value: number | null;
}

/**
 * Stores feedback by `store` and adds what it changed: the last word of each kind and name counts, so a second one counts as the difference to
 * the first. What was said before is read under the same lock that the adding happens under.
 */
export async function countFeedback(
  query: Query,
  records: readonly FeedbackRecord[],
  store: () => Promise<FeedbackRecord[]>,
): Promise<FeedbackRecord[]> {
  const requestIds = [...new Set(records.map(({ requestId }) => requestId))];
  const deployments = await query<{ id: string }>(`select distinct "deploymentId" as id from "RequestLog" where id = any($1)`, [
    requestIds,
  ]);
  const experiments = await lockRunning(
    query,
    deployments.map(({ id }) => id),
  );
  if (experiments.length === 0) return store();
  const ids = experiments.map(({ id }) => id);
  const before = new Map((await readSaid(query, ids, requestIds)).map((said) => [keyOf(said), said.value]));
  const waiting = await store();
  const figures = (await readSaid(query, ids, requestIds)).flatMap((said) => toFigure(said, before.get(keyOf(said))));
  await addFigures(query, figures);
  return waiting;
}

const keyOf = ({ experimentId, requestId, kind, name }: Said) => JSON.stringify([experimentId, requestId, kind, name]);

function toFigure(said: Said, before: number | null | undefined): Figure[] {
  const { experimentId, unit, variantId, kind, name, value } = said;
  if (value === null || value === before) return [];
  const metric = kind === "thumb" ? "thumb" : `${kind}:${name}`;
  return [{ experimentId, unit, variantId, metric, numerator: value - (before ?? 0), denominator: before == null ? 1 : 0 }];
}

function readSaid(query: Query, experimentIds: string[], requestIds: string[]): Promise<Said[]> {
  return query<Said>(
    `select e.id as "experimentId", l.unit, l."variantId", f."requestId", f.kind::text, f.name, f.value
     from "Feedback" f
     join "RequestLog" l on l.id = f."requestId"
     join "Experiment" e on e."deploymentId" = l."deploymentId" and l.at >= e."countedSince"
       and l."routingVersion" >= e."countedVersion" and l."variantId" in (e."controlId", e."treatmentId")
     where f."requestId" = any($2) and e.id = any($1) and l."unitSource" <> 'none' and f.kind in ('thumb', 'score', 'outcome')
     order by e.id, f."requestId", f.kind, f.name`,
    [experimentIds, requestIds],
  );
}

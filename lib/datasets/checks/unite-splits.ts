import { splitPointOf } from "@/lib/datasets/fingerprint";
import { db } from "@/lib/db/client";

/** Each update reads the dataset once, so a few large ones are better than many small ones. */
const componentsPerUpdate = 20_000;

interface Member {
  groupKey: string;
  splitKey: string;
}

/**
 * Puts examples that are nearly the same into one split, with everything of their groups: they share the key that is hashed for it.
 * A frozen example keeps its key, and the others follow the oldest frozen one; without one, the oldest of all. What was united stays united,
 * so that no row wanders when a copy is deleted.
 */
export async function uniteSplits(datasetId: string, seed: number, clusters: readonly (readonly number[])[]): Promise<number> {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root)) root = parent;
    parents.set(key, root);
    return root;
  };
  const unite = (one: string, other: string) => parents.set(rootOf(one), rootOf(other));

  for (let start = 0; start < clusters.length; start += 1_000) {
    const part = clusters.slice(start, start + 1_000);
    const members = await readMembers(datasetId, part.flat());
    for (const positions of part) {
      const [first] = positions;
      const root = first === undefined ? undefined : members.get(first);
      for (const position of positions) {
        const member = members.get(position);
        if (root && member) unite(member.groupKey, root.groupKey);
      }
    }
  }
  const united = await db.$queryRaw<Member[]>`
    select distinct "groupKey", "splitKey" from "Example" where "datasetId" = ${datasetId} and "deletedAt" is null and "splitKey" <> "groupKey" and "splitKey" <> ''`;
  for (const { groupKey, splitKey } of united) unite(groupKey, splitKey);

  const groups = new Map<string, string[]>();
  for (const key of [...parents.keys()]) {
    const keys = groups.get(rootOf(key)) ?? [];
    if (keys.push(key) === 1) groups.set(rootOf(key), keys);
  }
  const shared = [...groups.values()].filter((keys) => keys.length > 1);
  let moved = 0;
  for (let start = 0; start < shared.length; start += componentsPerUpdate)
    moved += await moveKeys(datasetId, seed, shared.slice(start, start + componentsPerUpdate));
  return moved;
}

async function readMembers(datasetId: string, positions: number[]): Promise<Map<number, Member>> {
  const rows = await db.$queryRaw<(Member & { position: number })[]>`
    select example.position::float8 as position, "groupKey", "splitKey"
    from unnest(${positions}::bigint[]) as wanted join "Example" example on example."datasetId" = ${datasetId} and example.position = wanted`;
  return new Map(rows.map(({ position, ...member }) => [position, member]));
}

async function moveKeys(datasetId: string, seed: number, components: string[][]): Promise<number> {
  const rows = components.flatMap((keys, component) => keys.map((groupKey) => ({ component, groupKey })));
  return db.$transaction(
    async (tx) => {
      const chosen = await tx.$queryRaw<{ component: number; splitKey: string }[]>`
        select distinct on (component) component, "splitKey"
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted(component int, "groupKey" text)
        join "Example" example on example."datasetId" = ${datasetId} and example."groupKey" = wanted."groupKey"
        cross join lateral (select exists (
          select 1 from "ExampleRevision" revision join "DatasetVersionExample" version on version."revisionId" = revision.id
          where revision."exampleId" = example.id
        ) as frozen) as state
        where frozen or "deletedAt" is null
        order by component, frozen desc, example.position`;
      const keys = new Map(chosen.map(({ component, splitKey }) => [component, splitKey]));
      const targets = rows.flatMap(({ component, groupKey }) => {
        const splitKey = keys.get(component);
        return splitKey === undefined ? [] : [{ groupKey, splitKey, splitPoint: splitPointOf(seed, splitKey) }];
      });
      return tx.$executeRaw`
        with moved as materialized (
          select example.id, target."splitKey", target."splitPoint"
          from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as target("groupKey" text, "splitKey" text, "splitPoint" float8)
          join "Example" example on example."datasetId" = ${datasetId} and example."groupKey" = target."groupKey" and example."splitKey" <> target."splitKey"
          where not exists (
            select 1 from "ExampleRevision" revision join "DatasetVersionExample" version on version."revisionId" = revision.id
            where revision."exampleId" = example.id)
          order by example.id for update of example
        )
        update "Example" example set "splitKey" = moved."splitKey", "splitPoint" = moved."splitPoint" from moved where example.id = moved.id`;
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

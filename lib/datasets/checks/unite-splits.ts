import { splitPointOf } from "@/lib/datasets/fingerprint";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

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
  const groups = components.flatMap((keys, component) => keys.map((groupKey) => ({ component, groupKey })));
  return db.$transaction(
    async (tx) => {
      await findMembers(tx, datasetId, groups);
      const chosen = await tx.$queryRaw<{ component: number; splitKey: string }[]>`
        select distinct on (component) component, "splitKey" from members where "isFrozen" or "isHere"
        order by component, "isFrozen" desc, position`;
      const targets = chosen.map(({ component, splitKey }) => ({ component, splitKey, splitPoint: splitPointOf(seed, splitKey) }));
      await tx.$executeRaw`
        with concerned as materialized (
          select id from "Example" where id in (select id from members where not "isFrozen") order by id for update
        ) select count(*) from concerned`;
      return tx.$executeRaw`
        update "Example" example set "splitKey" = target."splitKey", "splitPoint" = target."splitPoint"
        from members
        join jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as target(component int, "splitKey" text, "splitPoint" float8) using (component)
        where example.id = members.id and example."groupKey" = members."groupKey" and not "isFrozen" and example."splitKey" <> target."splitKey"`;
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

/** Puts the examples of these groups into the table `members`, which is gone after the transaction. */
async function findMembers(
  tx: Prisma.TransactionClient,
  datasetId: string,
  groups: { component: number; groupKey: string }[],
): Promise<void> {
  await tx.$executeRaw`
    create temporary table wanted on commit drop as
    select component, "groupKey" from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as row(component int, "groupKey" text)`;
  await tx.$executeRaw`analyze wanted`;
  // No index finds examples by their group. Right after an import the planner takes the dataset for small and reads all of it once for
  // every group, which no one waits for the end of; this way it reads it once.
  await tx.$executeRaw`set local enable_nestloop = off`;
  await tx.$executeRaw`
    create temporary table members on commit drop as
    select example.id, example.position, "splitKey", "deletedAt" is null as "isHere", false as "isFrozen", component, "groupKey"
    from "Example" example join wanted using ("groupKey") where example."datasetId" = ${datasetId}`;
  await tx.$executeRaw`set local enable_nestloop = on`;
  await tx.$executeRaw`create index on members (id)`;
  await tx.$executeRaw`analyze members`;
  await tx.$executeRaw`
    update members set "isFrozen" = true where exists (
      select 1 from "ExampleRevision" revision join "DatasetVersionExample" version on version."revisionId" = revision.id
      where revision."exampleId" = members.id)`;
}

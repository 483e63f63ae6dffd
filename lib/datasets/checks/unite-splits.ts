import { splitPointOf } from "@/lib/datasets/fingerprint";
import type { Split } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** Each update reads the dataset once, so a few large ones are better than many small ones. */
const componentsPerUpdate = 20_000;

/** Groups that belong into one split. */
interface Component {
  keys: string[];
  /** False for a group by itself, whose rows nothing holds together but their key. */
  isUnited: boolean;
}

interface Member {
  groupKey: string;
  splitKey: string;
}

/**
 * Puts examples that are nearly the same into one split, with everything of their groups: they share the key that is hashed for it.
 * A frozen example keeps its key, and the others follow the oldest frozen one; without one, the oldest of all. What was united stays united,
 * so that no row wanders when a copy is deleted.
 *
 * Where a person pinned some of them to one split, the others follow it for as long as that pin is there; where pins contradict each other,
 * nothing moves. What followed and was frozen there stays, and what comes later goes where it is.
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
      // One that was deleted meanwhile holds the others together no less.
      const [root, ...others] = positions.flatMap((position) => members.get(position) ?? []);
      for (const { groupKey } of others) if (root) unite(groupKey, root.groupKey);
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
  const placed = await readPlaced(datasetId);
  const components: Component[] = [
    // A group that is nearly the same within itself shares its key already; it is looked at only where there is a pin to be followed.
    ...[...groups.values()]
      .filter((keys) => keys.length > 1 || keys.some((key) => placed.has(key)))
      .map((keys) => ({ keys, isUnited: true })),
    // Nothing unites these any more, so what followed a pin is let go.
    ...[...placed].filter(([key, isFollowing]) => isFollowing && !parents.has(key)).map(([key]) => ({ keys: [key], isUnited: false })),
  ];
  let moved = 0;
  for (let start = 0; start < components.length; start += componentsPerUpdate)
    moved += await moveKeys(datasetId, seed, components.slice(start, start + componentsPerUpdate));
  return moved;
}

async function readMembers(datasetId: string, positions: number[]): Promise<Map<number, Member>> {
  const rows = await db.$queryRaw<(Member & { position: number })[]>`
    select example.position::float8 as position, "groupKey", "splitKey"
    from unnest(${positions}::bigint[]) as wanted join "Example" example
      on example."datasetId" = ${datasetId} and example.position = wanted and example."deletedAt" is null`;
  return new Map(rows.map(({ position, ...member }) => [position, member]));
}

/** The groups that hold an example placed by hand, and whether one of theirs follows a pin. */
async function readPlaced(datasetId: string): Promise<Map<string, boolean>> {
  const rows = await db.$queryRaw<{ groupKey: string; isFollowing: boolean }[]>`
    select "groupKey", bool_or("followedSplit" is not null) as "isFollowing" from "Example"
    where "datasetId" = ${datasetId} and "deletedAt" is null and ("pinnedSplit" is not null or "followedSplit" is not null) group by 1`;
  return new Map(rows.map(({ groupKey, isFollowing }) => [groupKey, isFollowing]));
}

interface Leader {
  component: number;
  splitKey: string;
  /** Where its members are pinned; more than one place is a contradiction. */
  pins: Split[];
  /** Where a frozen leader followed a pin to, though that may be gone. */
  frozenIn: Split | null;
}

async function moveKeys(datasetId: string, seed: number, components: Component[]): Promise<number> {
  const groups = components.flatMap(({ keys }, component) => keys.map((groupKey) => ({ component, groupKey })));
  return db.$transaction(
    async (tx) => {
      await findMembers(tx, datasetId, groups);
      const leaders = await tx.$queryRaw<Leader[]>`
        select distinct on (component) component, "splitKey", case when "isFrozen" then "followedSplit"::text end as "frozenIn", coalesce(pins, '{}') as pins
        from members left join (
          select component, array_agg(distinct "pinnedSplit"::text) as pins from members where "isHere" and "pinnedSplit" is not null group by component
        ) as pinned using (component)
        where "isFrozen" or "isHere" order by component, "isFrozen" desc, position`;
      const targets = leaders.map(({ component, splitKey, pins, frozenIn }) => ({
        component,
        splitKey,
        splitPoint: splitPointOf(seed, splitKey),
        followed: components[component]?.isUnited ? (pins[0] ?? frozenIn) : null,
        isContradicted: pins.length > 1,
      }));
      await tx.$executeRaw`
        with concerned as materialized (
          select id from "Example" where id in (select id from members where not "isFrozen") order by id for update
        ) select count(*) from concerned`;
      return tx.$executeRaw`
        update "Example" example set "splitKey" = target."splitKey", "splitPoint" = target."splitPoint", "followedSplit" = target.followed
        from (
          select members.id, members."groupKey", "isFrozen", target."splitKey", target."splitPoint",
            case when "isContradicted" then members."followedSplit" when members."pinnedSplit" is null then target.followed::"Split" end as followed
          from members
          join jsonb_to_recordset(${JSON.stringify(targets)}::jsonb)
            as target(component int, "splitKey" text, "splitPoint" float8, followed text, "isContradicted" boolean) using (component)
        ) as target
        where example.id = target.id and example."groupKey" = target."groupKey" and not "isFrozen"
          and (example."splitKey" <> target."splitKey" or example."followedSplit" is distinct from target.followed)`;
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
    select example.id, example.position, "splitKey", "pinnedSplit", "followedSplit", "deletedAt" is null as "isHere", false as "isFrozen", component, "groupKey"
    from "Example" example join wanted using ("groupKey") where example."datasetId" = ${datasetId}`;
  await tx.$executeRaw`set local enable_nestloop = on`;
  await tx.$executeRaw`create index on members (id)`;
  await tx.$executeRaw`analyze members`;
  await tx.$executeRaw`
    update members set "isFrozen" = true where exists (
      select 1 from "ExampleRevision" revision join "DatasetVersionExample" version on version."revisionId" = revision.id
      where revision."exampleId" = members.id)`;
}

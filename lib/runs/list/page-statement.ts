import { AppError } from "@/lib/errors";
import type { RunGroup } from "./run-place";
import type { ListRunsInput } from "./schemas";

/** Text and its values, so that a test can ask the database how it would go about it. */
export interface Statement {
  sql: string;
  values: unknown[];
}

interface Key {
  sql: string;
  type: "text" | "float8" | "int";
}

// What is not known stands at the end where people look first: nothing costs less than nothing, and no loss is higher than an infinite one.
const sortKeys: Record<"number" | "cost" | "took" | "loss", Key> = {
  number: { sql: `run.number`, type: "int" },
  cost: { sql: `coalesce(run."costUsd", '-1'::float8)`, type: "float8" },
  took: { sql: `coalesce(extract(epoch from run."finishedAt" - run."startedAt")::float8, '-1'::float8)`, type: "float8" },
  loss: { sql: `coalesce(run."validLoss", 'Infinity'::float8)`, type: "float8" },
};

const groupKeys: Record<RunGroup, Key> = {
  sweep: { sql: `coalesce(sweep.number, 0)`, type: "int" },
  data: { sql: `dataset.name || ' ' || lpad(version.number::text, 9, '0') || version.id`, type: "text" },
  base: { sql: `run."baseModel"`, type: "text" },
  recipe: { sql: `coalesce(recipe.name || recipe.id, '')`, type: "text" },
};

const joins: Record<RunGroup, string> = {
  sweep: `left join "SweepMember" member on member."runId" = run.id left join "Sweep" sweep on sweep.id = member."sweepId"`,
  data: `join "DatasetVersion" version on version.id = run."datasetVersionId" join "Dataset" dataset on dataset.id = version."datasetId"`,
  base: "",
  recipe: `left join "Recipe" recipe on recipe.id = run."recipeId"`,
};

/** The ids of one page with the keys that its cursor is made of. All keys go the same way, so that one comparison of rows says where it goes on. */
export function pageStatement(projectId: string, input: ListRunsInput): Statement {
  const { sort, group, cursor, limit } = input;
  const keys = keysOf(input);
  const values: unknown[] = [projectId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const conditions = [`run."projectId" = $1`, ...filtersOf(input, bind)];
  if (cursor) {
    const place = readCursor(cursor, keys.length);
    const bound = keys.map(({ type }, index) => `${bind(place[index])}::${type}`);
    conditions.push(`(${keys.map(({ sql }) => sql).join(", ")}) ${direction === "desc" ? "<" : ">"} (${bound.join(", ")})`);
  }
  const sql = `select run.id, ${keys.map(({ sql: key }, index) => `${key} as k${index}`).join(", ")} from "Run" run ${group ? joins[group] : ""}
    where ${conditions.join(" and ")} order by ${keys.map(({ sql: key }) => `${key} ${direction}`).join(", ")} limit ${bind(limit + 1)}`;
  return { sql, values };
}

function keysOf({ sort, group }: Pick<ListRunsInput, "sort" | "group">): Key[] {
  const [, name = "number"] = /^-?(\w+)$/.exec(sort) ?? [];
  const keys = Object.entries(sortKeys).flatMap(([known, key]) => (known === name && known !== "number" ? [key] : []));
  return [...(group ? [groupKeys[group]] : []), ...keys, sortKeys.number];
}

const filterColumns = {
  state: `run.status::text`,
  data: `run."datasetVersionId"`,
  base: `run."baseModel"`,
  trainer: `run."trainerId"`,
  recipe: `run."recipeId"`,
};

function filtersOf(input: ListRunsInput, bind: (value: unknown) => string): string[] {
  const { datasetVersionId, status, sweep } = input;
  const names = ["state", "data", "base", "trainer", "recipe"] as const;
  return [
    ...names.flatMap((name) => (input[name].length > 0 ? [`${filterColumns[name]} = any(${bind(input[name])}::text[])`] : [])),
    ...(sweep.length > 0
      ? [`exists (select from "SweepMember" own where own."runId" = run.id and own."sweepId" = any(${bind(sweep)}::text[]))`]
      : []),
    ...(datasetVersionId ? [`run."datasetVersionId" = ${bind(datasetVersionId)}`] : []),
    ...(status ? [`run.status = ${bind(status)}::"RunStatus"`] : []),
  ];
}

/** In the usual order it is the number of the last run; in any other one also what stands before that. */
export function toCursor(row: Readonly<Record<string, unknown>>, input: ListRunsInput): string {
  const place = keysOf(input).map((_, index) => String(row[`k${index}`]));
  return place.length === 1 ? (place[0] ?? "") : Buffer.from(JSON.stringify(place)).toString("base64url");
}

function readCursor(cursor: string, length: number): string[] {
  const place = length === 1 ? [cursor] : parse(cursor);
  const number = place.at(-1) ?? "";
  const isSound = place.length === length && /^\d{1,9}$/.test(number) && place.slice(0, -1).every((text) => !text.includes("\0"));
  if (!isSound) throw new AppError("invalid", "The cursor is not one that Hone gave out for this order. Start again from the first page.");
  return place;
}

function parse(cursor: string): string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(place) ? place.map(String) : [];
  } catch {
    return [];
  }
}

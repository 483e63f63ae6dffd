import { readSources, type SourceFile } from "./read-imports";
import { fileProblems, rules } from "./rules";
import { isTest, isUnder } from "./zones";

/** Everything in the house that imports what it must not, one sentence each. */
export function checkImports(root: string): string[] {
  const sources = readSources(root);
  return [...sources.flatMap(brokenRules), ...sources.flatMap(fileProblems), ...secretsInBrowser(sources), ...cycles(sources)].sort();
}

function brokenRules({ path, imports }: SourceFile): string[] {
  return imports.flatMap((edge) => {
    const kept = isTest(path) ? rules.filter(({ because }) => because.startsWith("there are no barrels")) : rules;
    return kept.filter((rule) => rule.isBroken(path, edge)).map(({ because }) => `${path}:${edge.line} imports ${edge.to}: ${because}`);
  });
}

/** A component that reaches the database or the environment, through however many files. */
function secretsInBrowser(sources: SourceFile[]): string[] {
  const graph = valueGraph(sources);
  const isSecret = (path: string) => path === "lib/env.ts" || isUnder(path, "lib/db");
  return sources.flatMap(({ path }) => {
    if (!isUnder(path, "components") || isTest(path)) return [];
    const way = findWay(graph, path, isSecret);
    return way ? [`${way.join(" → ")}: components reach only what may be in a browser (schemas, hooks, pure rules)`] : [];
  });
}

function cycles(sources: SourceFile[]): string[] {
  const graph = valueGraph(sources);
  const reported = new Set<string>();
  return [...graph.keys()].flatMap((start) => {
    if (reported.has(start)) return [];
    const way = findWay(graph, start, (path) => path === start);
    if (!way) return [];
    for (const path of way) reported.add(path);
    return [`${way.join(" → ")}: imports go in one direction, never round`];
  });
}

/** Types vanish when the program is built, so they lead nowhere. */
function valueGraph(sources: SourceFile[]): Map<string, string[]> {
  return new Map(sources.map(({ path, imports }) => [path, imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ to }) => to)]));
}

function findWay(graph: Map<string, string[]>, start: string, isGoal: (path: string) => boolean): string[] | null {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of graph.get(way.at(-1) ?? "") ?? []) {
      if (isGoal(next)) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

import type { Import, SourceFile } from "./read-imports";
import { domainOf, isPlumbing, isTest, isUnder, story } from "./zones";

interface Rule {
  because: string;
  isBroken: (from: string, edge: Import) => boolean;
}

const isLater = (from: string | null, to: string | null) => from !== null && to !== null && story.indexOf(to) > story.indexOf(from);
const outside = ["app", "e2e", "bench", "scripts", "trainers", "gateway"];

/**
 * Rules that would break if the gateway had them twice: who gets which variant, how a key is recognised, what a provider is asked
 * with and where, what an answer is held against, how a request is logged. None of them asks who is calling, and none decides for a person.
 */
const sharedWithGateway = [
  "lib/env.ts",
  "lib/accounts/tokens.ts",
  "lib/deployments/assign-variant.ts",
  "lib/deployments/is-unpriced.ts",
  "lib/deployments/month-of.ts",
  "lib/deployments/redact-text.ts",
  "lib/deployments/request-id.ts",
  "lib/deployments/request-record.ts",
  "lib/deployments/serving/completion.ts",
  "lib/deployments/serving/compose-body.ts",
  "lib/deployments/serving/open-door.ts",
  "lib/deployments/serving/served-variant.ts",
  "lib/deployments/spent-of.ts",
  "lib/deployments/store-records.ts",
  "lib/projects/answer-check.ts",
];

/** Who may import whom; `lib/README.md` tells it in words. */
export const rules: Rule[] = [
  {
    because: "app is addresses and access: it asks a verb in lib, never the database",
    isBroken: (from, { to }) => isUnder(from, "app") && isUnder(to, "lib/db"),
  },
  {
    because: "app and components import the product, not its tools, tests or other processes",
    isBroken: (from, { to }) => isUnder(from, "app", "components") && isUnder(to, "lib/testing", ...outside.slice(1)),
  },
  {
    because: "test equipment stays with tests: no product code can reach what only plays a provider",
    isBroken: (from, { to, isPackage }) =>
      !isPackage && isUnder(to, "lib") && to.split("/").includes("testing") && !isTest(from) && !isUnder(from, "scripts", "bench"),
  },
  {
    because: "components do not know the addresses that show them",
    isBroken: (from, { to }) => isUnder(from, "components") && isUnder(to, "app"),
  },
  {
    because: "components/ui knows no domain: it imports components/ui and lib/cn alone",
    isBroken: (from, { to, isPackage }) =>
      isUnder(from, "components/ui") && !isPackage && !isUnder(to, "components/ui") && to !== "lib/cn.ts",
  },
  {
    because: "components/layout and components/charts know no domain's components",
    isBroken: (from, { to }) => isUnder(from, "components/layout", "components/charts") && domainOf(to, "components") !== null,
  },
  {
    because: "lib imports lib alone",
    isBroken: (from, { to, isPackage }) => isUnder(from, "lib") && !isPackage && !isUnder(to, "lib"),
  },
  {
    because: "a domain imports what stands earlier in the story, never later",
    isBroken: (from, { to }) => isLater(domainOf(from, "lib"), domainOf(to, "lib")),
  },
  {
    because: "a domain's components import those of what stands earlier in the story, never later",
    isBroken: (from, { to }) => isLater(domainOf(from, "components"), domainOf(to, "components")),
  },
  {
    because: "plumbing knows no domain (lib/http alone asks lib/accounts who is calling)",
    isBroken: (from, { to }) =>
      isPlumbing(from) && domainOf(to, "lib") !== null && !(isUnder(from, "lib/http") && isUnder(to, "lib/accounts")),
  },
  {
    because: "only the worker's front door knows every verb",
    isBroken: (from, { to }) => to === "lib/worker.ts" && !isUnder(from, "scripts"),
  },
  {
    because:
      "trainers and gateway share schemas, db, errors and format with lib, and nothing else; the gateway also what both sides must agree on",
    isBroken: (from, { to }) =>
      isUnder(from, "trainers", "gateway") &&
      isUnder(to, "lib") &&
      !isUnder(to, "lib/db") &&
      !/^lib\/(errors|format|[a-z-]+\/schemas)\.ts$/.test(to) &&
      !(isUnder(from, "gateway") && (sharedWithGateway.includes(to) || (isTest(from) && isUnder(to, "lib/testing", "lib/deployments")))),
  },
  {
    because: "each trainer and the gateway is a process of its own",
    isBroken: (from, { to }) => {
      if (isUnder(from, "gateway")) return isUnder(to, "trainers", "app", "components");
      const own = from.split("/").slice(0, 2).join("/");
      return isUnder(from, "trainers") && isUnder(to, "trainers", "gateway", "app", "components") && !isUnder(to, own);
    },
  },
  {
    because: "server-only stands in lib/db/client.ts and lib/env.ts alone: all secrets pass through these two",
    isBroken: (from, { to }) => to === "server-only" && from !== "lib/db/client.ts" && from !== "lib/env.ts",
  },
  {
    because: "there are no barrels: import the file you mean",
    isBroken: (_from, { to, isPackage }) => !isPackage && /(^|\/)index\.tsx?$/.test(to),
  },
];

/** Rules about what a file is or says, not what it imports. */
export function fileProblems({ path, text }: SourceFile): string[] {
  const problems: string[] = [];
  if (/(^|\/)index\.tsx?$/.test(path)) problems.push(`${path}: there are no barrels; name the file after what it holds`);
  // A trainer's threads have no environment but the process's; its variables carry its name.
  const readsEnvironment = (isUnder(path, "trainers") ? /\bprocess\.env\b(?!\.HONE_TRAINER_)/ : /\bprocess\.env\b/).test(text);
  const mayRead = path === "lib/env.ts" || isTest(path) || isUnder(path, "scripts", "bench") || /^trainers\/[^/]+\/main\.ts$/.test(path);
  if (readsEnvironment && !mayRead) problems.push(`${path}: process.env is read in lib/env.ts alone (a trainer's main.ts reads its own)`);
  return problems;
}

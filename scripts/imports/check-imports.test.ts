import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkImports } from "./check-imports";

const trees: string[] = [];

function problemsOf(files: Record<string, string>): string[] {
  const tree = mkdtempSync(join(tmpdir(), "hone-imports-"));
  trees.push(tree);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(tree, dirname(path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  return checkImports(tree);
}

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true });
});

const sound = {
  "lib/db/client.ts": `import "server-only";\nimport { env } from "@/lib/env";\n`,
  "lib/env.ts": `import "server-only";\nexport const env = process.env;\n`,
  "lib/cn.ts": "",
  "lib/errors.ts": "",
  "lib/http/route.ts": `import { requireCaller } from "@/lib/accounts/require-caller";\n`,
  "lib/accounts/require-caller.ts": `import { db } from "@/lib/db/client";\n`,
  "lib/datasets/schemas.ts": `import { z } from "zod";\n`,
  "lib/runs/schemas.ts": `import { example } from "@/lib/datasets/schemas";\n`,
  "lib/runs/create-run.ts": `import { db } from "@/lib/db/client";\nimport { example } from "@/lib/datasets/schemas";\n`,
  "components/ui/button.tsx": `import { cn } from "@/lib/cn";\n`,
  "components/runs/run-list.tsx": `import type { Run } from "@/lib/runs/create-run";\nimport { Button } from "@/components/ui/button";\n`,
  "app/page.tsx": `import { createRun } from "@/lib/runs/create-run";\nimport { RunList } from "@/components/runs/run-list";\n`,
  "trainers/cpu/main.ts": `import { AppError } from "@/lib/errors";\n`,
  "lib/deployments/assign-variant.ts": `import { z } from "zod";\n`,
  "gateway/main.ts": `import { env } from "@/lib/env";\nimport { bucketOf } from "@/lib/deployments/assign-variant";\n`,
};

test("a sound tree has nothing to complain about", () => {
  expect(problemsOf(sound)).toEqual([]);
});

test.each([
  ["app/api/runs/route.ts", `import { db } from "@/lib/db/client";`, "never the database"],
  ["app/api/runs/route.ts", `import { createRunRow } from "@/lib/testing/factories";`, "not its tools, tests"],
  ["lib/runs/a.ts", `import { start } from "@/lib/trainers/testing/conformance-server";`, "stays with tests"],
  ["components/runs/a.tsx", `import Page from "@/app/page";`, "do not know the addresses"],
  ["components/ui/field.tsx", `import { format } from "@/lib/format";`, "components/ui knows no domain"],
  ["components/ui/field.tsx", `import { RunList } from "../runs/run-list";`, "components/ui knows no domain"],
  ["components/layout/shell.tsx", `import { RunList } from "@/components/runs/run-list";`, "know no domain's components"],
  ["lib/runs/a.ts", `import { Button } from "@/components/ui/button";`, "lib imports lib alone"],
  ["lib/datasets/a.ts", `import { createRun } from "@/lib/runs/create-run";`, "never later"],
  ["lib/datasets/a.ts", `import type { Run } from "../runs/schemas";`, "never later"],
  ["lib/datasets/a.ts", `export * from "@/lib/runs/schemas";`, "never later"],
  ["lib/datasets/a.ts", `export const run = () => import("@/lib/runs/schemas");`, "never later"],
  ["components/datasets/a.tsx", `import { RunList } from "@/components/runs/run-list";`, "never later"],
  ["lib/db/a.ts", `import { createRun } from "@/lib/runs/create-run";`, "plumbing knows no domain"],
  ["lib/http/a.ts", `import { createRun } from "@/lib/runs/create-run";`, "plumbing knows no domain"],
  ["lib/runs/a.ts", `import { handlers } from "@/lib/worker";`, "front door"],
  ["trainers/cpu/server/a.ts", `import { createRun } from "@/lib/runs/create-run";`, "trainers and gateway share"],
  ["gateway/a.ts", `import { createDeployment } from "@/lib/deployments/create-deployment";`, "trainers and gateway share"],
  ["trainers/cpu/a.ts", `import { bucketOf } from "@/lib/deployments/assign-variant";`, "trainers and gateway share"],
  ["gateway/a.ts", `import { start } from "@/trainers/cpu/main";`, "a process of its own"],
  ["trainers/cpu/server/a.ts", `import { train } from "@/trainers/gpu/train";`, "a process of its own"],
  ["lib/runs/a.ts", `import "server-only";`, "server-only stands in"],
  ["lib/runs/a.ts", `export const secret = process.env.SECRET;`, "process.env is read in lib/env.ts alone"],
  ["lib/runs/index.ts", "", "there are no barrels"],
  ["components/runs/a.tsx", `import { createRun } from "@/lib/runs/create-run";`, "only what may be in a browser"],
  ["lib/datasets/schemas.ts", `import { requireCaller } from "@/lib/http/route";\nimport "@/lib/datasets/schemas";`, "never round"],
])("%s with %s is named", (path, text, complaint) => {
  const planted = {
    "lib/worker.ts": "",
    "lib/testing/factories.ts": "",
    "lib/trainers/testing/conformance-server.ts": "",
    "lib/format.ts": "",
    "trainers/gpu/train.ts": "",
    [path]: `${text}\n`,
  };
  const problems = problemsOf({ ...sound, ...planted });
  expect(problems.filter((problem) => problem.includes(complaint))).not.toEqual([]);
});

test("the barrel rule sees an import of a folder's index", () => {
  expect(problemsOf({ "lib/runs/index.ts": "", "lib/runs/a.ts": `import "@/lib/runs/index";\n` })).toContainEqual(
    expect.stringContaining("import the file you mean"),
  );
});

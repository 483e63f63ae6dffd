import { checkImports } from "./imports/check-imports";
import { root } from "./platform/root.mjs";

const problems = checkImports(root);
for (const problem of problems) console.error(problem);
if (problems.length) console.error(`\n${problems.length} imports go where they must not.`);
process.exitCode = problems.length ? 1 : 0;

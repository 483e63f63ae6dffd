import { checkNode } from "./platform/check-node.mjs";
import { generate } from "./platform/generate.mjs";
import { install } from "./platform/install.mjs";
import { main } from "./platform/plain-error.mjs";

await main(async () => {
  checkNode();
  await install();
  await generate();
  const { register } = await import("tsx/esm/api");
  register();
  const { runDemo } = await import("./demo/run-demo.ts");
  await runDemo(process.argv.slice(2));
});

import { checkNode } from "./platform/check-node.mjs";
import { generate } from "./platform/generate.mjs";
import { install } from "./platform/install.mjs";
import { main } from "./platform/plain-error.mjs";

// Nothing above needs a package: this file runs on a clone that has none yet.
await main(async () => {
  const startedAt = Date.now();
  checkNode();
  await install();
  await generate();
  const { register } = await import("tsx/esm/api");
  register();
  const { supervise } = await import("./platform/supervise.ts");
  await supervise(startedAt);
});

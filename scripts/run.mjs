import { checkNode } from "./platform/check-node.mjs";
import { install } from "./platform/install.mjs";
import { main } from "./platform/plain-error.mjs";

await main(async () => {
  checkNode();
  await install();
  const { register } = await import("tsx/esm/api");
  register();
  const { runAlone } = await import("./platform/run-alone.ts");
  await runAlone(process.argv[2] ?? "");
});

import { generate } from "./platform/generate.mjs";
import { main } from "./platform/plain-error.mjs";

await main(async () => {
  console.log((await generate()) ? "The database client is made anew." : "The database client is up to date.");
});

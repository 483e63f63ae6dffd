import { PlainError } from "./plain-error.mjs";
import { startProduct } from "./product";
import { stopCommands } from "./run-command.mjs";
import { readSettings } from "./settings";

const databaseLost = "The database stopped by itself, so Hone stops too. Start it again with `npm start`; nothing that was saved is lost.";

/** `npm start` once the packages are there: runs until it is told to stop. */
export async function supervise(startedAt: number): Promise<void> {
  const settings = readSettings(process.env);
  const wish = stopWish();
  const lost = () => wish.stop(new PlainError(databaseLost));
  const product = await startProduct(settings, lost).catch((error: unknown) => {
    if (wish.isAsked()) return null;
    throw error;
  });
  if (!product) return;
  if (wish.isAsked()) return product.stop();
  console.log(`\nHone is ready after ${((Date.now() - startedAt) / 1000).toFixed(1)} s:  ${settings.url}`);
  console.log(`Programs ask deployments at ${product.gatewayUrl}`);
  if (product.ownerLink) console.log(`\nThere is no owner yet. Open this link once to become it:\n  ${product.ownerLink}`);
  console.log("\nCtrl-C stops everything.\n");

  const reason = await wish.promise;
  console.log("\nStopping …");
  await product.stop();
  if (reason) throw reason;
  console.log("Everything has stopped.");
}

/** Resolves at the first Ctrl-C, with a reason when something broke. An impatient second Ctrl-C ends at once; the undertaker then tidies up. */
function stopWish() {
  let stop: (reason: PlainError | null) => void = () => {};
  const promise = new Promise<PlainError | null>((resolve) => {
    stop = resolve;
  });
  let asked = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      asked += 1;
      if (asked > 1) process.exit(130);
      stopCommands();
      stop(null);
    });
  }
  // Given by who starts us from a program: when it dies, however it dies, its end of the pipe closes.
  if (process.env.HONE_STOP_WITH_STDIN === "1") {
    process.stdin.resume().once("end", () => process.emit("SIGTERM"));
    // Listening alone is no reason to go on once everything has stopped.
    process.stdin.unref();
  }
  return { promise, stop, isAsked: () => asked > 0 };
}

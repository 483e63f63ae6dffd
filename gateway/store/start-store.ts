import { Worker } from "node:worker_threads";
import type { StoreNews, StoreOrder, StoreSettings } from "./messages";

export interface Store {
  sealed: () => void;
  stop: () => Promise<void>;
}

const restartMs = 1_000;
const stopMs = 2_000;

/** Keeps the thread that speaks to the database alive, whatever it dies of. */
export function startStore(settings: StoreSettings, hear: (news: StoreNews) => void): Store {
  let isStopping = false;
  let worker: Worker;

  function start(): void {
    // Outside Next, `server-only` throws unless the thread says that it is a server.
    const execArgv = ["--conditions=react-server"];
    worker = new Worker(new URL("./thread-entry.mjs", import.meta.url), { workerData: settings, execArgv });
    worker.on("message", hear);
    worker.on("error", (error) => console.error("The thread that speaks to the database stopped.", error));
    worker.on("exit", () => {
      if (isStopping) return;
      hear({ type: "connection", isUp: false, problem: "The thread that speaks to the database is being started again." });
      setTimeout(start, restartMs);
    });
  }

  const order = (what: StoreOrder) => worker.postMessage(what);
  start();
  return {
    sealed: () => order({ type: "sealed" }),
    stop: async () => {
      isStopping = true;
      const gone = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
      order({ type: "stop" });
      const force = setTimeout(() => void worker.terminate(), stopMs);
      await gone;
      clearTimeout(force);
    },
  };
}

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { processIdentity } from "./process-identity.mjs";
import { waitUntil } from "./wait-until";

type Children = Record<string, { name: string; identity: string; stopSignal: NodeJS.Signals }>;

const fileIn = (dataDir: string) => join(dataDir, "children.json");

/** Who runs on behalf of this data folder, for a later start that finds them without a supervisor. */
export function rememberChildren(dataDir: string) {
  const children: Children = {};
  const save = () => writeFileSync(fileIn(dataDir), JSON.stringify(children), { mode: 0o600 });
  return {
    add: (pid: number, name: string, stopSignal: NodeJS.Signals) => {
      children[pid] = { name, identity: processIdentity(pid), stopSignal };
      save();
    },
    remove: (pid: number) => {
      delete children[pid];
      save();
    },
    forget: () => rmSync(fileIn(dataDir), { force: true }),
  };
}

/** Stops what an earlier start left behind when it and its undertaker were killed together; to be called by the holder of the lock. */
export async function stopOrphans(dataDir: string): Promise<void> {
  for (const [id, { name, identity, stopSignal }] of Object.entries(readChildren(dataDir)).reverse()) {
    const pid = Number(id);
    const isThere = () => identity !== "" && processIdentity(pid) === identity;
    if (!isThere()) continue;
    process.kill(pid, stopSignal);
    await waitUntil(() => !isThere(), 15_000, `The ${name} of an earlier start (process ${pid}) does not stop. Stop it and start again.`);
  }
  rmSync(fileIn(dataDir), { force: true });
}

function readChildren(dataDir: string): Children {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), "utf8"));
  } catch {
    return {};
  }
}

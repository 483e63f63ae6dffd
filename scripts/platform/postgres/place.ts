import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PlainError } from "../plain-error.mjs";
import { type Account, canReach, serverAccount } from "./account";
import { findServer, program, type Server } from "./binaries";

export interface Place {
  account: Account | null;
  server: Server;
  /** The database's own folder. */
  dataFolder: string;
  /** Where files had to go because the server's account cannot reach the clone; null when all is in the data folder. */
  stagedUnder: string | null;
}

const stagingFolders = ["/var/lib/hone", "/usr/local/var/hone", "/var/tmp/hone"];

/** Decides where server and data live: in place, or, for a root whose home is closed to others, where the server's account can go. */
export function findPlace(dataDir: string): Place {
  const account = serverAccount();
  const server = findServer();
  const wanted = join(dataDir, "postgres");
  if (!account) return { account, server, dataFolder: wanted, stagedUnder: null };

  const serverIsReachable = canReach(account, "-x", program(server, "postgres"));
  const dataIsReachable = canReach(account, "-x", dataDir);
  if (serverIsReachable && dataIsReachable) return { account, server, dataFolder: ownedFolder(wanted, account), stagedUnder: null };

  const staging = makeStaging(account);
  const key = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  return {
    account,
    server: serverIsReachable ? server : stageServer(server, staging),
    dataFolder: ownedFolder(dataIsReachable ? wanted : join(staging, `data-${key}`), account),
    stagedUnder: staging,
  };
}

function makeStaging(account: Account): string {
  for (const folder of stagingFolders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    if (canReach(account, "-x", folder)) return folder;
  }
  throw new PlainError(
    `Postgres runs as the user ${account.name}, who cannot reach this folder, and none of ${stagingFolders.join(", ")} can be used instead. Move the clone to a place that everybody may enter, such as /opt, or start Hone as an ordinary user.`,
  );
}

/** Copied beside and renamed, so that an interrupted copy is never taken for a server. */
function stageServer(server: Server, staging: string): Server {
  const home = join(staging, `server-${server.version}`);
  if (!existsSync(home)) {
    const draft = `${home}.${process.pid}`;
    cpSync(server.home, draft, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, home);
    } catch {
      // Another start finished the same copy first.
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return { version: server.version, home };
}

function ownedFolder(folder: string, account: Account): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, account.uid, account.gid);
  return folder;
}

import { resolve } from "node:path";
import { PlainError } from "./plain-error.mjs";
import { root } from "./root.mjs";

export interface Settings {
  dataDir: string;
  port: number;
  url: string;
  /** A Postgres of the team's own; without it Hone runs one itself. */
  databaseUrl: string | null;
  wantsSample: boolean;
}

export function readSettings(variables: Record<string, string | undefined>): Settings {
  const port = Number(variables.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`PORT is ${variables.PORT}, which is not a port. Give a number from 1 to 65535, for example: PORT=3001 npm start`);
  }
  const databaseUrl = variables.DATABASE_URL || null;
  if (databaseUrl && !/^postgres(ql)?:\/\/./.test(databaseUrl)) {
    throw new PlainError("DATABASE_URL is not the address of a Postgres. It looks like postgresql://user:password@host:5432/database");
  }
  return {
    dataDir: resolve(root, variables.HONE_DATA_DIR || ".hone"),
    port,
    url: (variables.HONE_URL || `http://localhost:${port}`).replace(/\/$/, ""),
    databaseUrl,
    wantsSample: variables.HONE_SAMPLE !== "0",
  };
}

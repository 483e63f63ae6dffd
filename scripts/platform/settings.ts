import { resolve } from "node:path";
import { PlainError } from "./plain-error.mjs";
import { root } from "./root.mjs";

export interface Settings {
  dataDir: string;
  port: number;
  url: string;
  /** Where programs reach the gateway; null leaves the choice to the first start, which is remembered. */
  gatewayPort: number | null;
  /** A Postgres of the team's own; without it Hone runs one itself. */
  databaseUrl: string | null;
  /** How many proxies stand before the web process; each says who asked it. */
  proxies: number;
  wantsSample: boolean;
}

export function readSettings(variables: Record<string, string | undefined>): Settings {
  const port = readPort("PORT", variables.PORT || "3000");
  const databaseUrl = variables.DATABASE_URL || null;
  if (databaseUrl && !/^postgres(ql)?:\/\/./.test(databaseUrl)) {
    throw new PlainError("DATABASE_URL is not the address of a Postgres. It looks like postgresql://user:password@host:5432/database");
  }
  const url = (variables.HONE_URL || `http://localhost:${port}`).replace(/\/$/, "");
  return {
    dataDir: resolve(root, variables.HONE_DATA_DIR || ".hone"),
    port,
    gatewayPort: variables.HONE_GATEWAY_PORT ? readPort("HONE_GATEWAY_PORT", variables.HONE_GATEWAY_PORT) : null,
    url,
    databaseUrl,
    // Hone itself speaks plain HTTP: where its address does not, somebody stands before it.
    proxies: readCount("HONE_PROXIES", variables.HONE_PROXIES || (url.startsWith("https:") ? "1" : "0")),
    wantsSample: variables.HONE_SAMPLE !== "0",
  };
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new PlainError(`${name} is ${text}, which is not a port. Give a number from 1 to 65535, for example: ${name}=3001 npm start`);
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0 && count <= 10) return count;
  throw new PlainError(
    `${name} is ${text}, which is not a number from 0 to 10. Say how many proxies stand before Hone: 0 when it is reached directly.`,
  );
}

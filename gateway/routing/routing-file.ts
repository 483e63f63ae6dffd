import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type RoutingData, routingDataSchema } from "./routing-data";

const fileIn = (folder: string) => join(folder, "routing.json");

/** What was true last, for a start while the database is away. Keys of providers stand in it as sealed as in the database. */
export function saveRouting(folder: string, data: RoutingData): void {
  const file = fileIn(folder);
  writeFileSync(`${file}.new`, JSON.stringify(data), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function readSavedRouting(folder: string): RoutingData | null {
  try {
    return routingDataSchema.parse(JSON.parse(readFileSync(fileIn(folder), "utf8")));
  } catch {
    // Not there, or of another version of Hone: then there is nothing to serve until the database answers.
    return null;
  }
}

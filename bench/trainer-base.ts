import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The base model this repository ships. */
export function findBaseFolder(): string {
  const folder = fileURLToPath(new URL("../trainers/cpu/base", import.meta.url));
  const candidates = [folder, ...readdirSync(folder).map((name) => join(folder, name))];
  const found = candidates.find((candidate) => existsSync(join(candidate, "config.json")));
  if (!found) throw new Error(`There is no base model in ${folder}.`);
  return found;
}

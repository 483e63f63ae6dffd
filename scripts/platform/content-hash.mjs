import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * One hash over files and whole folders, by content: a checkout that only touches dates is not a change.
 * @param {string} root
 * @param {string[]} paths relative to root; missing ones count as empty
 * @param {(path: string) => boolean} [include]
 */
export function contentHash(root, paths, include = () => true) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((path) => filesUnder(root, path)).filter(include)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * Every file of a folder, or the file itself.
 * @param {string} root @param {string} path @returns {string[]}
 */
export function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  const names = readdirSync(full)
    .filter((name) => name !== "node_modules" && name !== ".next")
    .sort();
  return names.flatMap((name) => filesUnder(root, `${path}/${name}`));
}

/** @param {string} file */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

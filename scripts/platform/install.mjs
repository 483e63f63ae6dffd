import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentHash, readStamp } from "./content-hash.mjs";
import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";

const stamp = join(root, "node_modules/.hone/installed");

/** Installs what package-lock.json names, when that has not been done for exactly this file. */
export async function install() {
  const wanted = contentHash(root, ["package-lock.json"]);
  if (readStamp(stamp) === wanted) return false;
  if (isInstalledByHand(wanted)) return false;
  console.log("Installing packages (once; one to two minutes) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  await runCommand("npm ci", npm, ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"], {
    env: {
      // A production shell would leave out what builds and checks this house.
      NODE_ENV: "development",
      // An older npm runs every install script, and Prisma's downloads an engine that is never used here.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    },
  });
  remember(wanted);
  return true;
}

/** Somebody ran `npm install` after the lockfile last changed: npm keeps its own copy of the lockfile, newer than ours. */
function isInstalledByHand(wanted) {
  const installed = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return false;
  if (!sameTree(installed)) return false;
  remember(wanted);
  return true;
}

function sameTree(installed) {
  const read = (file) => JSON.parse(readStamp(file));
  const locked = read(join(root, "package-lock.json")).packages;
  const present = read(installed).packages;
  return Object.entries(locked).every(([path, { version, optional }]) => path === "" || optional || present[path]?.version === version);
}

function remember(hash) {
  mkdirSync(join(root, "node_modules/.hone"), { recursive: true });
  writeFileSync(stamp, hash);
}

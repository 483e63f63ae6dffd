import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export interface Import {
  /** The file it leads to, relative to the root, or the package's name. */
  to: string;
  isPackage: boolean;
  isTypeOnly: boolean;
  line: number;
}

export interface SourceFile {
  path: string;
  text: string;
  imports: Import[];
}

const folders = ["app", "components", "lib", "trainers", "gateway", "e2e", "bench", "scripts"];
const skipped = new Set(["node_modules", "generated", "assembly", ".venv"]);
const endings = ["", ".ts", ".tsx", ".mjs", ".js"];

/** Every source file of the house with what it imports. The code is formatted, so an import has one shape. */
export function readSources(root: string): SourceFile[] {
  return folders.flatMap((folder) => sourcesUnder(root, folder)).map((path) => readSource(root, path));
}

function sourcesUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourcesUnder(root, path);
    return /\.(tsx?|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const statement =
  /^(?:import|export)\b(?<clause>[^"'`;]*?)\bfrom\s*"(?<from>[^"]+)"|^import\s*"(?<bare>[^"]+)"|\bimport\(\s*"(?<dynamic>[^"]+)"/gm;

function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const imports = [...text.matchAll(statement)].map(({ groups = {}, index }) => {
    const specifier = groups.from ?? groups.bare ?? groups.dynamic ?? "";
    const line = text.slice(0, index).split("\n").length;
    return { ...resolve(root, path, specifier), isTypeOnly: isTypeOnly(groups.clause), line };
  });
  return { path, text, imports };
}

function isTypeOnly(clause = ""): boolean {
  if (/^\s+type\b/.test(clause)) return true;
  const names = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1];
  return names?.split(",").every((name) => name.trim() === "" || name.trim().startsWith("type ")) ?? false;
}

function resolve(root: string, from: string, specifier: string): { to: string; isPackage: boolean } {
  const isLocal = specifier.startsWith(".") || specifier.startsWith("@/");
  if (!isLocal) return { to: specifier, isPackage: true };
  const base = specifier.startsWith("@/") ? specifier.slice(2) : normalize(join(dirname(from), specifier)).replaceAll("\\", "/");
  const found = endings.map((ending) => base + ending).find((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile());
  return { to: found ?? base, isPackage: false };
}

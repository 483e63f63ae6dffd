import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PlainError } from "./plain-error.mjs";

const reasons: Record<string, string> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "it lies on a read-only disk",
  ENOTDIR: "a part of that path is a file, not a folder",
  EEXIST: "there is a file of that name",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
};

/** Makes the folder that keeps everything, and proves that it can be written to before anything depends on it. */
export function prepareDataFolder(dataDir: string): void {
  const probe = join(dataDir, `.writable-${process.pid}`);
  try {
    // As root, Postgres runs as somebody else, who has to walk through this folder to its own; the secrets in it stay closed one by one.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new PlainError(
      `Hone keeps its data in ${dataDir}, and cannot: ${reasons[code] ?? String(error)}. Choose another folder: HONE_DATA_DIR=/path/to/folder npm start`,
    );
  }
}

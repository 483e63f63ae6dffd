import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A reader sees the old file or the whole new one, even when the process is killed in between. */
export function writeFileAtomically(path: string, parts: Uint8Array[]): void {
  const temporary = `${path}.${process.pid}.tmp`;
  const file = openSync(temporary, "w");
  try {
    for (const part of parts) {
      let done = 0;
      while (done < part.byteLength) done += writeSync(file, part, done);
    }
    fsyncSync(file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** Fills a folder beside its final place and moves it there once complete; replaces what was there. */
export function writeFolderAtomically(folder: string, fill: (temporary: string) => void): void {
  const temporary = join(dirname(folder), `.${basename(folder)}.tmp`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    fill(temporary);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(temporary, folder);
}

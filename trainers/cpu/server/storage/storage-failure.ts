/** Errors that come from another thread keep their message only; Node's begin with the code. */
function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return /^(E[A-Z]+): /.exec(error.message)?.[1];
}

export function isMissing(error: unknown): boolean {
  return errnoOf(error) === "ENOENT";
}

export function alreadyExists(error: unknown): boolean {
  return errnoOf(error) === "EEXIST";
}

/** A sentence for the failures of a disk that a person can do something about; undefined for everything else. */
export function describeStorageFailure(error: unknown): { code: "disk_full" | "disk_unwritable"; message: string } | undefined {
  const errno = errnoOf(error);
  if (errno === "ENOSPC" || errno === "EDQUOT") {
    return {
      code: "disk_full",
      message: "The trainer's disk is full. Free some space (old files and models can be deleted), then try again.",
    };
  }
  if (errno === "EROFS" || errno === "EACCES" || errno === "EPERM") {
    return {
      code: "disk_unwritable",
      message: `The trainer may not write to its data folder (${errno}). Correct the folder's permissions, then try again.`,
    };
  }
  return undefined;
}

import { AppError } from "@/lib/errors";

/** Postgres' own codes and words for “there is no room left”. */
export function isDiskFull(error: unknown): boolean {
  return /\b53100\b|No space left on device|could not (extend|write to) file/i.test(deepText(error));
}

export const diskFullWords = "The disk of the database is full, so nothing more can be stored. Free space or enlarge the disk";

export function orDiskFull(error: unknown): unknown {
  return isDiskFull(error) ? new AppError("invalid", `${diskFullWords}, then upload the file again.`) : error;
}

/** The driver hides the database's answer inside the cause of a cause. */
function deepText(error: unknown, depth = 0): string {
  if (depth > 5 || error === null || typeof error !== "object") return String(error);
  const own = Object.getOwnPropertyNames(error).map((name) => Reflect.get(error, name));
  return own.map((value: unknown) => (typeof value === "object" ? deepText(value, depth + 1) : String(value))).join(" ");
}

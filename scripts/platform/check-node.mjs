import { PlainError } from "./plain-error.mjs";

const floor = [20, 19];

/** @param {string} version e.g. "20.19.4" */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > floor[0] || (major === floor[0] && minor >= floor[1])) return;
  throw new PlainError(
    `Hone needs Node.js ${floor.join(".")} or newer, and this is ${version}. Install a newer one from https://nodejs.org and run the command again.`,
  );
}

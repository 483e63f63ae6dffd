import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Hone {
  url: string;
  ownerLink: string;
  dataDir: string;
}

/** Who claims the owner link in `welcome.setup.ts`; every other spec is signed in as this person. */
export const owner = { name: "Ada Owner", email: "ada@example.org", password: "a few words in a row" };

/** The product under test, as `global-setup.ts` started it. */
export function readHone(): Hone {
  const text = process.env.HONE_UNDER_TEST;
  if (!text) throw new Error("The product under test is not running: start the specs with `npx playwright test` or `npm test`.");
  return JSON.parse(text);
}

/** Kills a process of the product the hard way; its supervisor starts it again. */
export function killProcess(name: "web" | "worker" | "gateway" | "trainer"): void {
  const children: Record<string, { name: string }> = JSON.parse(readFileSync(join(readHone().dataDir, "children.json"), "utf8"));
  const [pid] = Object.entries(children).find(([, child]) => child.name === name) ?? [];
  if (!pid) throw new Error(`There is no ${name} to kill.`);
  process.kill(Number(pid), "SIGKILL");
}

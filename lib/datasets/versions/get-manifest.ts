import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getVersion } from "./get-version";
import { type Manifest, manifestSchema } from "./schemas";

const hashRule =
  "SHA-256, in hexadecimal, over one line for each example in order, joined by line feeds: the SHA-256 of its content, a space, its split.";
const splitRule =
  "The first 52 bits of SHA-256 over “seed|key” as a number from 0 to 1: below the train share train, below train + validation validation, else test. The key is that of the example's group, or of the oldest of its near-duplicates. Splits pinned by hand go before, also for the near-duplicates of what was pinned.";

/** Where a version comes from and how it was made, as a file that stands beside an export. */
export async function getManifest(caller: Caller, versionId: string): Promise<Manifest> {
  const version = await getVersion(caller, versionId);
  const project = await db.project.findUniqueOrThrow({ where: { id: caller.projectId }, select: { name: true } });
  const { seed, ratios, trainCount, validationCount, testCount, statistics } = version;
  return manifestSchema.parse({
    format: "hone-dataset-version/1",
    honeVersion: await readHoneVersion(),
    project: project.name,
    dataset: version.datasetName,
    version: version.number,
    contentHash: version.contentHash,
    contentHashIs: hashRule,
    frozenAt: version.createdAt,
    frozenBy: version.createdBy,
    onlyApproved: version.onlyApproved,
    split: { seed, ratios, rule: splitRule, train: trainCount, validation: validationCount, test: testCount },
    provenance: {
      sources: (statistics?.sources ?? []).map(({ count, ...source }) => ({ ...source, examples: count })),
      authors: (statistics?.authors ?? []).map(({ label, count }) => ({ name: label, examples: count })),
    },
    licence: version.licence,
    notes: version.notes,
    leaks: version.leaks,
  });
}

/** Every process of Hone runs in the folder that holds its package. */
async function readHoneVersion(): Promise<string> {
  const text = await readFile(join(process.cwd(), "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

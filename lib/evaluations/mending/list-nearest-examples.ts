import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { drawSubset } from "@/lib/datasets/versions/draw-subset";
import { db } from "@/lib/db/client";
import { createPassageIndex } from "@/lib/models/passages/create-passage-index";
import { findPassages } from "@/lib/models/passages/find-passages";
import { subsetOf } from "@/lib/runs/subset-words";
import { getEvaluation } from "../get-evaluation";
import { getCase } from "./get-case";
import { learnedExampleSchema, type NearestExamples } from "./schemas";

const shown = 5;
const lookedAtMore = 4;

/**
 * The training examples most like the question of a case: where an answer is wrong, one of them often teaches it. What a model learned from is
 * looked through for the first time when somebody asks.
 */
export async function listNearestExamples(caller: Caller, evaluationId: string, caseId: string): Promise<NearestExamples> {
  const { modelVersion, benchmark } = await getEvaluation(caller, evaluationId);
  const { prompt } = await getCase(caller, benchmark.id, caseId);
  const run =
    modelVersion.run &&
    (await db.run.findUnique({
      where: { id: modelVersion.run.id },
      select: { datasetVersionId: true, trainPercent: true, subsetSeed: true },
    }));
  const versionId = run?.datasetVersionId ?? modelVersion.shownVersionId;
  if (!versionId) return { status: "untrained", examples: [] };
  const index = await createPassageIndex(caller, { datasetVersionId: versionId });
  if (index.status !== "ready") return { status: "preparing", examples: [] };
  const question = prompt.findLast(({ role }) => role === "user")?.content ?? "";
  const part = run && subsetOf(run);
  // Of what it did not learn, none can have taught it anything: as many more are looked at as are left out.
  const passages = await findPassages(index.id, question, part ? Math.ceil((shown * lookedAtMore * 100) / part.percent) : shown);
  const places = passages.map(({ position }) => position);
  return { status: "ready", examples: await readExamples(caller, versionId, places, part && (await drawSubset(versionId, part))) };
}

/** A passage has the place of its example among those of the train split. */
async function readExamples({ projectId }: Caller, versionId: string, places: readonly number[], drawn: readonly number[] | null) {
  const rows = await db.$queryRaw`
    with learned as (
      select position, "revisionId", row_number() over (order by position)::int as place from "DatasetVersionExample"
      where "versionId" = ${versionId} and split = 'train'
    )
    select example.id, example."datasetId", example."promptText" as question, example."answerText" as answer, example.tags,
      example.revision <> revision.number as "isChanged", example."deletedAt" is not null as "isDeleted"
    from unnest(${[...places]}::int[]) with ordinality wanted(place, rank)
      join learned on learned.place = wanted.place
      join "ExampleRevision" revision on revision.id = learned."revisionId"
      join "Example" example on example.id = revision."exampleId" and example."projectId" = ${projectId}
    where ${drawn === null} or learned.position = any(${[...(drawn ?? [])]}::int[])
    order by wanted.rank limit ${shown}`;
  return z.array(learnedExampleSchema).parse(rows);
}

import { deepStrictEqual } from "node:assert";
import { createHash } from "node:crypto";
import { db, runQuery } from "@/lib/db/client";
import { settleMark } from "@/lib/deployments/experiments/judging/settle-mark";
import type { FeedbackRecord, RequestRecord } from "@/lib/deployments/request-record";
import { storeRecords } from "@/lib/deployments/store-records";
import type { Traffic } from "./fill-traffic";

const batch = 500;

/** Has the product itself store what was filled into one deployment for another one, and throws where any sum of the two differs. */
export async function storeTwin(projectId: string, filled: Traffic, twin: Traffic): Promise<void> {
  const side = new Map([
    [filled.controlId, twin.controlId],
    [filled.treatmentId, twin.treatmentId],
  ]);
  const sideOf = (variantId: string) => side.get(variantId) ?? "";
  const log = await db.requestLog.findMany({
    where: { deploymentId: filled.deploymentId },
    orderBy: { id: "asc" },
    include: { content: true, feedback: true },
  });
  const requests = log.map(({ content, feedback: _, at, id, variantId, servedVariantId, format, ...row }): RequestRecord => {
    const own = { id: twinId(id), projectId, deploymentId: twin.deploymentId, keyId: twin.keyId, at: at.getTime() };
    const sides = { variantId: sideOf(variantId), servedVariantId: sideOf(servedVariantId) };
    const kept = content && { request: JSON.stringify(content.request), answer: content.answer, searched: content.searched };
    return { type: "request", ...row, ...own, ...sides, format: formatOf(format), content: kept };
  });
  const said = log.flatMap(({ id, feedback }) =>
    feedback.map(({ requestId: _, at, ...one }): FeedbackRecord => {
      return { type: "feedback", requestId: twinId(id), projectId, ...one, at: at.getTime() };
    }),
  );
  for (const records of [requests, said])
    for (let from = 0; from < records.length; from += batch) await storeRecords(records.slice(from, from + batch));
  const marks = await db.experimentMark.findMany({ where: { experimentId: filled.experimentId } });
  for (const { requestId, score, reason, tokens, costUsd } of marks)
    await settleMark({ id: twin.experimentId, deploymentId: twin.deploymentId }, twinId(requestId), { score, reason, tokens, costUsd });
  deepStrictEqual(await readSums(twin), await readSums(filled), "The sums that were filled are not those that the product keeps.");
}

const twinId = (id: string) => id.slice(0, 26) + createHash("sha256").update(id).digest("hex").slice(0, 12);

function formatOf(format: string | null): RequestRecord["format"] {
  if (format === null || format === "valid" || format === "repaired" || format === "invalid") return format;
  throw new Error(`There is no format “${format}”.`);
}

/** Without ids of its own, and rounded: sums of the same numbers in another order differ in their last digits. */
async function readSums({ deploymentId, experimentId, keyId, controlId, treatmentId }: Traffic): Promise<unknown> {
  const tables = [
    [`select * from "RequestHour" where "deploymentId" = $1`, deploymentId],
    [`select * from "GatewayKeyMonth" where "keyId" = $1`, keyId],
    [`select * from "ExperimentUnit" where "experimentId" = $1`, experimentId],
    [`select * from "ExperimentFigure" where "experimentId" = $1`, experimentId],
    [`select * from "ExperimentArm" where "experimentId" = $1`, experimentId],
    // The twin's marks are settled today.
    [
      `select sum(marked)::int as marked, sum(unmarked)::int as unmarked, sum(tokens)::int as tokens, sum("costUsd") as cost, sum(unpriced)::int as unpriced
       from "ExperimentMarkDay" where "experimentId" = $1`,
      experimentId,
    ],
    [`select "crossedUnits" from "Experiment" where id = $1`, experimentId],
    [`select unit, "variantId", at, day, score, reason, tokens, "costUsd" from "ExperimentMark" where "experimentId" = $1`, experimentId],
  ] as const;
  const names = new Map([
    [deploymentId, "deployment"],
    [experimentId, "experiment"],
    [keyId, "key"],
    [controlId, "control"],
    [treatmentId, "treatment"],
  ]);
  const simple = (value: unknown): unknown => {
    if (typeof value === "string") return names.get(value) ?? value;
    return typeof value === "number" ? Number(value.toPrecision(9)) : value;
  };
  const sums: string[][] = [];
  for (const [sql, id] of tables) {
    const rows = await runQuery<Record<string, unknown>>(sql, [id]);
    if (rows.length === 0) throw new Error(`Nothing was summed: ${sql}`);
    sums.push(
      rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, simple(value)])))).sort(),
    );
  }
  return sums;
}

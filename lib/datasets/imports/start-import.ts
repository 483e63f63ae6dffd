import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { enqueueImport } from "./enqueue-import";
import { getImport } from "./get-import";
import { columnsOf } from "./guess-mapping";
import { readFirstRows } from "./preview-import";
import { type Import, type ImportMapping, importSchema, type startImportInput } from "./schemas";

/** Confirms what the columns mean and hands the file to the worker. A failed import goes on where it stopped. */
export async function startImport(caller: Caller, importId: string, { mapping }: z.infer<typeof startImportInput>): Promise<Import> {
  const found = await getImport(caller, importId);
  requireColumns(mapping, columnsOf((await readFirstRows(found)).records));
  return db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, projectId: caller.projectId, status: { in: ["uploaded", "failed"] } },
      // Half a file under one mapping and half under another would be nobody's wish.
      data: { status: "importing", failure: null, finishedAt: null, ...(found.rowCount === 0 ? { mapping } : {}) },
    });
    if (count === 0)
      throw new AppError(
        "conflict",
        `“${found.fileName}” is imported already or on its way. Upload it again to import it another way; rows that repeat are noticed.`,
      );
    await enqueueImport(tx, importId);
    return importSchema.parse(await tx.import.findUniqueOrThrow({ where: { id: importId } }));
  });
}

function requireColumns({ shape, prompt, answer, system, group }: ImportMapping, columns: string[]): void {
  const list = columns.length > 0 ? `It has: ${columns.slice(0, 20).join(", ")}.` : "No row of it could be read.";
  const absent = [prompt, answer, system, group].find((column) => column !== null && !columns.includes(column));
  if (absent !== undefined)
    throw new AppError("invalid", `The file has no column called “${absent}”. ${list}`, [
      { field: "mapping", problem: `“${absent}” is not in the file.` },
    ]);
  if (shape === "columns" && !answer)
    throw new AppError("invalid", `No column holds the answer. Choose the column with the answer that the model should learn. ${list}`, [
      { field: "mapping.answer", problem: "Choose a column." },
    ]);
  if (prompt === answer)
    throw new AppError("invalid", `“${prompt}” cannot be both what the model reads and what it answers. Choose two columns.`, [
      { field: "mapping.answer", problem: "Choose another column." },
    ]);
}

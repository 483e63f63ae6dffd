import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { mayDo } from "@/lib/accounts/permissions";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { changeReading } from "./change-reading";
import { checkMapping } from "./check-mapping";
import { enqueueImport } from "./enqueue-import";
import { getImport } from "./get-import";
import { columnsOf } from "./guess-mapping";
import { readFirstRows } from "./read-first-rows";
import { reasonColumns } from "./rejected-columns";
import { type Import, importSchema, type startImportInput } from "./schemas";

type Confirmed = z.infer<typeof startImportInput>;
type Wanted = Omit<Confirmed, "initialState"> & Partial<Confirmed>;

/** Confirms what the columns mean and hands the file to the worker. A failed import goes on where it stopped. */
export async function startImport(caller: Caller, importId: string, { mapping, options, initialState = "draft" }: Wanted): Promise<Import> {
  const found = await getImport(caller, importId);
  if (initialState === "approved" && !mayDo(caller.role, "launch"))
    throw new AppError(
      "forbidden",
      "Approved rows go into versions unseen, so a lead or an owner starts such an import. Start it as draft, or ask one of them.",
    );
  const reading = await changeReading(found, options);
  const columns = columnsOf((await readFirstRows({ id: importId, ...reading })).records);
  const [problem, ...more] = checkMapping(mapping, columns);
  if (problem) throw new AppError("invalid", problem.problem, [problem, ...more]);

  return db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, projectId: caller.projectId, status: { in: ["uploaded", "failed"] } },
      data: {
        status: "importing",
        failure: null,
        finishedAt: null,
        // Half a file read in one way and half in another would be nobody's wish.
        ...(found.rowCount === 0 ? { mapping, initialState, columns: columns.filter(isOwn), ...pick(reading) } : {}),
      },
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

/** Not what a download of rejected rows added. */
function isOwn(column: string): boolean {
  return !reasonColumns.some((name) => name === column);
}

function pick({ format, encoding, options }: Pick<Import, "format" | "encoding" | "options">) {
  return { format, encoding, options };
}

import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { type Account, accountItemKindSchema, accountSchema, readingPlaceSchema } from "./schemas";

type Row = Prisma.TrainerGetPayload<{ include: { reading: true } }>;

export async function toAccounts(rows: readonly Row[]): Promise<Account[]> {
  const trainerId = { in: rows.map(({ id }) => id) };
  const all = await db.accountItem.groupBy({ by: ["trainerId", "kind"], where: { trainerId }, _count: { _all: true, goneAt: true } });
  return rows.map((row) => {
    const counts = accountItemKindSchema.options.map((kind) => {
      const found = all.find((group) => group.trainerId === row.id && group.kind === kind)?._count;
      return [kind, { there: (found?._all ?? 0) - (found?.goneAt ?? 0), gone: found?.goneAt ?? 0 }];
    });
    const reading = row.reading && { ...row.reading, part: readingPlaceSchema.parse(row.reading.place).part };
    return accountSchema.parse({
      trainer: { id: row.id, name: row.name },
      canBeRead: canBeRead(row),
      reading,
      counts: Object.fromEntries(counts),
    });
  });
}

/** One whose key cannot be opened can be read once it is entered again; the reading says so. */
function canBeRead(row: Row): boolean {
  try {
    return getTrainer(row).inventory !== null;
  } catch (error) {
    if (error instanceof TrainerFailure) return true;
    throw error;
  }
}

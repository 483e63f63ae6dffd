import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type Recipe, recipeSchema } from "./schemas";

export const recipeInclude = {
  trainer: { select: { id: true, name: true } },
  runs: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true } },
} satisfies Prisma.RecipeInclude;

type RecipeRow = Prisma.RecipeGetPayload<{ include: typeof recipeInclude }>;

export async function toRecipes(rows: readonly RecipeRow[]): Promise<Recipe[]> {
  const creators = rows.flatMap(({ createdById }) => createdById ?? []);
  const users = creators.length > 0 ? await db.user.findMany({ where: { id: { in: creators } }, select: { id: true, name: true } }) : [];
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map(({ runs, ...row }) =>
    recipeSchema.parse({
      ...row,
      isArchived: row.archivedAt !== null,
      createdBy: names.get(row.createdById ?? "") ?? null,
      lastRun: runs[0] ?? null,
    }),
  );
}

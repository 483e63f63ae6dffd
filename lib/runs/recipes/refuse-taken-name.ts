import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** Names are unique in a project, because people choose a recipe by its name. */
export async function refuseTakenName<T>(name: string | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    const problem = `There is a recipe called “${name}” already, perhaps an archived one. Choose another name.`;
    throw new AppError("conflict", problem, [{ field: "name", problem }]);
  }
}

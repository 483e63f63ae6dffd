import { Prisma } from "@/lib/db/generated/client";
import type { ListCasesInput } from "../schemas";

/** Which cases a list shows: of results `r`, the candidate's, and `b`, those that it is held against. */
export function shownCases(show: ListCasesInput["show"], grader: string): Prisma.Sql {
  const isRight = (result: "r" | "b") => Prisma.sql`(${Prisma.raw(result)}.scores -> ${grader}::text ->> 'score')::float8 = 1`;
  const conditions = {
    all: Prisma.sql`true`,
    ungraded: Prisma.sql`r.scores -> ${grader}::text ->> 'score' is null`,
    wrong: Prisma.sql`not ${isRight("r")}`,
    both_wrong: Prisma.sql`not ${isRight("r")} and not ${isRight("b")}`,
    disputed: Prisma.sql`(select max((given.value ->> 'score')::float8) - min((given.value ->> 'score')::float8)
      from jsonb_each(r.scores) given) >= 0.5`,
    fixed: Prisma.sql`${isRight("r")} and not ${isRight("b")}`,
    broken: Prisma.sql`not ${isRight("r")} and ${isRight("b")}`,
  };
  return conditions[show];
}

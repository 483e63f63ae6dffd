import { AppError } from "@/lib/errors";

/** In the order in which they were asked for; one that is not in this project is named. */
export function inOrder<Row extends { number: number }>(numbers: readonly number[], rows: readonly Row[]): Row[] {
  const known = new Map(rows.map((row) => [row.number, row]));
  return numbers.map((number) => {
    const row = known.get(number);
    if (!row)
      throw new AppError("not_found", `There is no run ${number} in this project. Take it out of the comparison; the others are there.`);
    return row;
  });
}

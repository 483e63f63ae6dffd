/** The inverse of a small symmetric matrix that stands for information, by Gauss and Jordan; null where it says nothing about some direction. */
export function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const scale = Math.max(1e-300, ...matrix.map((row, i) => Math.abs(row[i] ?? 0)));
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let i = column + 1; i < size; i++) if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = i;
    const pivot = rows[best];
    const value = pivot?.[column] ?? 0;
    if (!pivot || Math.abs(value) < scale * 1e-10) return null;
    rows[best] = rows[column] ?? [];
    rows[column] = pivot.map((entry) => entry / value);
    for (const [i, row] of rows.entries()) {
      const factor = row[column] ?? 0;
      if (i !== column && factor !== 0) rows[i] = row.map((entry, j) => entry - factor * (rows[column]?.[j] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}

/** As budgets count: 2026-11, in UTC everywhere. */
export const monthOf = (at: Date) => at.toISOString().slice(0, 7);

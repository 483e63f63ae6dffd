/** Filters and order under a name that every list of its kind has. */
export type UsualView = { name: string; query: string };

/** The name of what is shown now; null where nobody named it. */
export function viewNameOf(query: string, all: string, views: readonly UsualView[]): string | null {
  if (query === "") return all;
  return views.find((view) => view.query === query)?.name ?? null;
}

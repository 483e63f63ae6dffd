/** One thing that a run was set to, in the words of the screen. */
export interface Setting {
  field: string;
  label: string;
  value: string;
  /** Where it is a number, so that it can be put in order and on an axis. */
  amount: number | null;
}

/** The fields that are not the same in all of them. */
export function differingFields(all: readonly (readonly Setting[])[]): Set<string> {
  const values = new Map<string, Set<string>>();
  for (const settings of all) for (const { field, value } of settings) values.set(field, (values.get(field) ?? new Set()).add(value));
  return new Set([...values].filter(([, known]) => known.size > 1).map(([field]) => field));
}

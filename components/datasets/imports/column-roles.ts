import type { ImportMapping, MappedColumn } from "@/lib/datasets/imports/schemas";

/** A column that is part of the message or the answer has a name there: `message_part`, `answer_part`. */
export type ColumnRole = MappedColumn["role"] | "message_part" | "answer_part" | "none";

/** Only one column can have it: giving it to another takes it from the first. */
const single: readonly ColumnRole[] = ["instruction", "rejected", "tools", "group"];

export function mappedColumn(mapping: ImportMapping, name: string): MappedColumn | undefined {
  return mapping.columns.find((column) => column.name === name);
}

export function roleOf(column: MappedColumn | undefined): ColumnRole {
  if (!column) return "none";
  if (column.field === null) return column.role;
  if (column.role === "message") return "message_part";
  return column.role === "answer" ? "answer_part" : column.role;
}

/** Also when the database has put the keys in another order. */
export function isSameMapping(a: ImportMapping, b: ImportMapping): boolean {
  const plain = ({ columns, systemText }: ImportMapping) =>
    JSON.stringify([systemText, columns.map(({ name, role, field, isOptional }) => [name, role, field, isOptional])]);
  return plain(a) === plain(b);
}

/** `order`: the file's columns from left to right, which is how parts of a message and of an answer follow each other. */
export function assignRole(mapping: ImportMapping, name: string, role: ColumnRole, order: readonly string[]): ImportMapping {
  const others = mapping.columns.filter((column) => column.name !== name);
  if (role === "none") return { ...mapping, columns: others };
  const columns = [...makeRoom(others, role), asColumn(name, role)];
  return { ...mapping, columns: columns.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)) };
}

/** A row without this part of the answer is fine and learns that there is none. */
export function makeOptional(mapping: ImportMapping, name: string, isOptional: boolean): ImportMapping {
  return { ...mapping, columns: mapping.columns.map((column) => (column.name === name ? { ...column, isOptional } : column)) };
}

/** What the part is called in the message or the answer. An unnamed part of a message is text like the rest. */
export function renamePart(mapping: ImportMapping, name: string, field: string): ImportMapping {
  const named = field.trim();
  return {
    ...mapping,
    columns: mapping.columns.map((column) =>
      column.name === name ? { ...column, field: named || (column.role === "answer" ? name : null) } : column,
    ),
  };
}

function makeRoom(others: MappedColumn[], role: ColumnRole): MappedColumn[] {
  if (single.includes(role)) return others.filter((column) => column.role !== role);
  switch (role) {
    case "message":
      return others.filter((column) => column.role !== "conversation" && !(column.role === "message" && column.field === null));
    case "message_part":
      return others.filter((column) => column.role !== "conversation");
    case "answer":
      return others.filter((column) => column.role !== "answer");
    case "answer_part":
      return others.map((column) => (column.role === "answer" && column.field === null ? { ...column, field: column.name } : column));
    // It holds message and answer at once.
    case "conversation":
      return others.filter((column) => !["message", "answer", "rejected", "conversation"].includes(column.role));
    default:
      return others;
  }
}

function asColumn(name: string, role: Exclude<ColumnRole, "none">): MappedColumn {
  const part = { name, field: name, isOptional: false };
  if (role === "message_part") return { ...part, role: "message" };
  if (role === "answer_part") return { ...part, role: "answer" };
  return { ...part, role, field: null };
}

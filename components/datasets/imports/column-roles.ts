import type { ImportMapping } from "@/lib/datasets/imports/schemas";

export const columnRoles = [
  { value: "prompt", label: "Message the model reads" },
  { value: "answer", label: "Answer the model learns" },
  { value: "system", label: "Instruction" },
  { value: "group", label: "Group: stays in one split" },
  { value: "messages", label: "Whole conversation" },
  { value: "none", label: "Not imported" },
] as const;

export type ColumnRole = (typeof columnRoles)[number]["value"];

export function roleOf(mapping: ImportMapping, column: string): ColumnRole {
  if (mapping.prompt === column) return mapping.shape === "messages" ? "messages" : "prompt";
  if (mapping.answer === column) return "answer";
  if (mapping.system === column) return "system";
  return mapping.group === column ? "group" : "none";
}

/** Every role but "not imported" belongs to one column: giving it to another takes it from the first. */
export function assignRole(mapping: ImportMapping, column: string, role: ColumnRole): ImportMapping {
  const without = (name: string | null) => (name === column ? null : name);
  const freed: ImportMapping = {
    ...mapping,
    prompt: without(mapping.prompt) ?? "",
    answer: without(mapping.answer),
    system: without(mapping.system),
    group: without(mapping.group),
  };
  if (role === "none") return freed;
  if (role === "messages") return { ...freed, shape: "messages", prompt: column, answer: null, system: null };
  // A conversation column holds prompt and answer at once; it cannot stay beside either.
  const columns: ImportMapping = freed.shape === "messages" ? { ...freed, shape: "columns", prompt: "" } : freed;
  if (role === "group") return { ...freed, group: column };
  return { ...columns, [role]: column };
}

import { describe, expect, test } from "vitest";
import type { ImportMapping } from "@/lib/datasets/imports/schemas";
import { assignRole, type ColumnRole, isSameMapping, makeOptional, renamePart, roleOf } from "./column-roles";

const order = ["subject", "text", "label", "reply", "messages", "customer", "topic", "kind"];
const empty: ImportMapping = { columns: [], systemText: "" };
const mapped = (...roles: [name: string, role: ColumnRole][]) =>
  roles.reduce((mapping, [name, role]) => assignRole(mapping, name, role, order), empty);
const rolesOf = (mapping: ImportMapping) => mapping.columns.map((column) => [column.name, roleOf(column)]);

test("giving a role to another column takes it from the first", () => {
  expect(rolesOf(mapped(["text", "message"], ["label", "answer"], ["reply", "answer"]))).toEqual([
    ["text", "message"],
    ["reply", "answer"],
  ]);
  expect(rolesOf(mapped(["customer", "group"], ["topic", "group"]))).toEqual([["topic", "group"]]);
});

test("a column has one role at a time, and none when it is not imported", () => {
  expect(rolesOf(mapped(["text", "message"], ["text", "answer"]))).toEqual([["text", "answer"]]);
  expect(rolesOf(mapped(["text", "message"], ["text", "none"]))).toEqual([]);
});

test("a column that is not listed is not imported", () => {
  expect(roleOf(undefined)).toBe("none");
});

test("a mapping is the same in whatever order its keys stand, and another with another role", () => {
  const mapping = mapped(["text", "message"]);
  expect(isSameMapping(mapping, { systemText: "", columns: [{ isOptional: false, field: null, role: "message", name: "text" }] })).toBe(
    true,
  );
  expect(isSameMapping(mapping, mapped(["text", "tag"]))).toBe(false);
  expect(isSameMapping(mapping, { ...mapping, systemText: "Be brief." })).toBe(false);
});

test("any number of columns can be tags", () => {
  expect(rolesOf(mapped(["topic", "tag"], ["kind", "tag"]))).toHaveLength(2);
});

describe("parts", () => {
  test("several columns make one answer, the plain one becomes a part, and they follow the file's order", () => {
    const mapping = mapped(["text", "message"], ["reply", "answer"], ["label", "answer_part"]);
    expect(mapping.columns).toMatchObject([
      { name: "text", role: "message", field: null },
      { name: "label", role: "answer", field: "label" },
      { name: "reply", role: "answer", field: "reply" },
    ]);
  });

  test("a plain answer takes the place of all parts", () => {
    expect(rolesOf(mapped(["reply", "answer_part"], ["label", "answer_part"], ["kind", "answer"]))).toEqual([["kind", "answer"]]);
  });

  test("a part of the message stands beside the message", () => {
    expect(rolesOf(mapped(["text", "message"], ["subject", "message_part"]))).toEqual([
      ["subject", "message_part"],
      ["text", "message"],
    ]);
  });

  test("a part can be called otherwise; without a name it is plain text in a message and the column's name in an answer", () => {
    const mapping = mapped(["subject", "message_part"], ["reply", "answer_part"]);
    expect(renamePart(mapping, "reply", " answer ").columns[1]?.field).toBe("answer");
    expect(renamePart(mapping, "reply", " ").columns[1]?.field).toBe("reply");
    expect(roleOf(renamePart(mapping, "subject", "").columns[0])).toBe("message");
  });
});

test("a part of the answer may be empty, once somebody says so", () => {
  const mapping = makeOptional(mapped(["reply", "answer_part"], ["label", "answer_part"]), "label", true);
  expect(mapping.columns.map(({ name, isOptional }) => [name, isOptional])).toEqual([
    ["label", true],
    ["reply", false],
  ]);
});

describe("a whole conversation", () => {
  test("stands alone, and keeps group and tags", () => {
    const mapping = mapped(["text", "message"], ["label", "answer"], ["customer", "group"], ["topic", "tag"], ["messages", "conversation"]);
    expect(rolesOf(mapping)).toEqual([
      ["messages", "conversation"],
      ["customer", "group"],
      ["topic", "tag"],
    ]);
  });

  test("gives way to a message, and takes preferred and other answers beside it", () => {
    expect(rolesOf(mapped(["messages", "conversation"], ["text", "message"]))).toEqual([["text", "message"]]);
    expect(rolesOf(mapped(["messages", "conversation"], ["reply", "answer"], ["label", "rejected"]))).toHaveLength(3);
  });
});

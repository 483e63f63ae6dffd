import { unpackJson } from "./json-value";

/** A number or an object is a text too, written as JSON; nothing and white space are none. */
export function toText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.trim() === "" ? null : text;
}

const mostTags = 50;
const longestTag = 100;

/** “moving house; billing” are two tags, and so are “moving house, billing”. */
export function readTags(values: unknown[]): string[] {
  const tags = values.flatMap((value) => {
    const unpacked = unpackJson(value);
    if (Array.isArray(unpacked)) return unpacked.map((item) => toText(item) ?? "");
    const text = toText(unpacked) ?? "";
    return text.split(text.includes(";") ? ";" : text.includes("|") ? "|" : ",");
  });
  const plain = tags.map((tag) => tag.replace(/\s+/g, " ").trim().slice(0, longestTag)).filter((tag) => tag !== "");
  return [...new Set(plain)].slice(0, mostTags);
}

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const sources = ["app", "components"].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".test.ts"))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${root}${folder}/${path}`, "utf8") })),
);

const hues =
  "slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose";
const parts = "bg|text|border|ring|outline|fill|stroke|from|via|to|decoration|shadow|accent|caret|divide|placeholder";

const rules = {
  "a class of Tailwind's own palette": new RegExp(`\\b(?:${parts})-(?:(?:${hues})-\\d{2,3}|white|black)\\b`),
  "a colour written by hand": /["'`[(\s:]#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:oklch|oklab|rgba?|hsla?)\(/i,
  "an address written by hand": /["'`](?:\$\{[^}]*\})?\/(?:projects|api\/v1)\b/,
};

function findings(text: string): string[] {
  return Object.entries(rules).flatMap(([what, rule]) =>
    text.split("\n").flatMap((line, index) => (rule.test(line) ? [`line ${index + 1}: ${what}: ${line.trim().slice(0, 80)}`] : [])),
  );
}

test("the guard knows what it is looking for", () => {
  expect(findings('className="bg-red-500"')).toHaveLength(1);
  expect(findings('className="text-[#1a2b3c]"')).toHaveLength(1);
  expect(findings('style={{ color: "oklch(0.5 0.1 20)" }}')).toHaveLength(1);
  expect(findings("href={`/projects/1/runs`}")).toHaveLength(1);
  expect(findings('href="#content" className="bg-accent text-on-accent"')).toHaveLength(0);
  expect(findings('import { run } from "@/app/projects/run"')).toHaveLength(0);
});

test("colours come from tokens and addresses from lib/routes.ts", () => {
  const found = sources.flatMap(({ path, text }) => findings(text).map((finding) => `${path} ${finding}`));
  expect(sources.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Rgb = [red: number, green: number, blue: number];

const css = readFileSync(new URL("../app/globals.css", import.meta.url), "utf8");
const tokenLine = /--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\);/g;
const tokens = new Map([...css.matchAll(tokenLine)].map(([, name, light, dark]) => [name, { light: light ?? "", dark: dark ?? "" }]));

function linearRgb(oklch: string): Rgb {
  const [lightness = 0, chroma = 0, hue = 0] = oklch.split(/[\s/]+/).map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function luminance(token: string, theme: "light" | "dark"): number {
  const value = tokens.get(token)?.[theme];
  if (value === undefined) throw new Error(`globals.css has no token --${token}`);
  const [red, green, blue] = linearRgb(value);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, theme: "light" | "dark"): number {
  const [low = 0, high = 0] = [luminance(one, theme), luminance(other, theme)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const text: Record<string, string[]> = {
  canvas: ["on-canvas", "on-surface-2", "on-surface-3", "accent", "positive", "caution", "negative"],
  surface: ["on-surface", "on-surface-2", "on-surface-3", "accent", "positive", "caution", "negative"],
  raised: ["on-surface", "on-surface-2", "on-surface-3", "accent", "negative"],
  sunken: ["on-surface", "on-surface-2", "on-surface-3"],
  accent: ["on-accent"],
  "accent-hover": ["on-accent"],
  "accent-soft": ["on-accent-soft", "on-surface", "on-surface-2", "on-surface-3", "accent"],
  "positive-soft": ["on-positive-soft"],
  "caution-soft": ["on-caution-soft"],
  "negative-soft": ["on-negative-soft"],
  inverse: ["on-inverse", "on-inverse-2"],
};

const marks = ["accent", "positive", "caution", "negative", "baseline", "line-strong"];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const pairs = Object.entries(text).flatMap(([surface, inks]) => inks.map((ink) => ({ surface, ink })));
  test.each(pairs)("$ink can be read on $surface", ({ surface, ink }) => {
    expect(contrast(surface, ink, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(marks)("the mark %s can be told from the surface", (mark) => {
    expect(contrast("surface", mark, theme)).toBeGreaterThanOrEqual(3);
    expect(contrast("canvas", mark, theme)).toBeGreaterThanOrEqual(3);
  });

  test.each([1, 2, 3, 4, 5, 6])("series %d can be told from the surface", (series) => {
    expect(contrast("surface", `series-${series}`, theme)).toBeGreaterThanOrEqual(3);
  });
});

test("the maths agrees with black on white", () => {
  tokens.set("black", { light: "0 0 0", dark: "0 0 0" }).set("white", { light: "1 0 0", dark: "1 0 0" });
  expect(contrast("black", "white", "light")).toBeCloseTo(21, 1);
});

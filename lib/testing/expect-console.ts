import { afterEach, beforeEach, vi } from "vitest";

type Level = "error" | "warn";

const announced = new Set<Level>();
const heard: { level: Level; text: string }[] = [];

/** Says that this test makes noise on purpose; anything that was not announced fails it. */
export function expectConsole(level: Level): void {
  announced.add(level);
}

export function listenToConsole(): void {
  beforeEach(() => {
    announced.clear();
    heard.length = 0;
    for (const level of ["error", "warn"] as const) {
      vi.spyOn(console, level).mockImplementation((...parts) => void heard.push({ level, text: parts.map(String).join(" ") }));
    }
  });
  afterEach(() => {
    for (const level of ["error", "warn"] as const) vi.mocked(console[level]).mockRestore?.();
    const surprise = heard.find(({ level }) => !announced.has(level));
    if (surprise)
      throw new Error(
        `This test printed console.${surprise.level} without announcing it with expectConsole("${surprise.level}"): ${surprise.text}`,
      );
    const silent = [...announced].find((level) => !heard.some((entry) => entry.level === level));
    if (silent) throw new Error(`This test announced console.${silent} and none came.`);
  });
}

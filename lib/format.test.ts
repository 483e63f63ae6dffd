import { describe, expect, test } from "vitest";
import * as format from "./format";

describe("numbers", () => {
  test("carry thousands commas and a real minus", () => {
    expect(format.formatNumber(2941)).toBe("2,941");
    expect(format.formatNumber(-0.5, 1)).toBe("−0.5");
  });

  test("a share becomes a percentage", () => {
    expect(format.formatPercent(0.824)).toBe("82.4%");
    expect(format.formatPercent(1, 0)).toBe("100%");
  });

  test("a measure keeps the digits that matter", () => {
    expect(format.formatMeasure(0.6123)).toBe("0.612");
    expect(format.formatMeasure(0.000096)).toBe("9.6e−5");
    expect(format.formatMeasure(0.0002)).toBe("2e−4");
    expect(format.formatMeasure(1.8)).toBe("1.80");
    expect(format.formatMeasure(2410.4)).toBe("2,410");
    expect(format.formatMeasure(0)).toBe("0");
  });
});

describe("differences", () => {
  test("always say their direction, and zero has none", () => {
    expect(format.formatPoints(0.112)).toBe("+11 points");
    expect(format.formatPoints(-0.094)).toBe("−9 points");
    expect(format.formatPoints(0.01)).toBe("+1 point");
    expect(format.formatPoints(-0.001)).toBe("0 points");
  });

  test("an interval reads from low to high", () => {
    expect(format.formatSignedInterval({ low: 6.1, high: 16.4 })).toBe("+6 to +16");
    expect(format.formatSignedInterval({ low: -2.2, high: 4 })).toBe("−2 to +4");
    expect(format.formatInterval({ low: 77.8, high: 86.2 }, 1)).toBe("77.8 to 86.2");
  });
});

describe("money", () => {
  test("has cents below a hundred dollars and none above", () => {
    expect(format.formatMoney(4.8)).toBe("$4.80");
    expect(format.formatMoney(2700)).toBe("$2,700");
    expect(format.formatMoney(-6.8)).toBe("−$6.80");
  });

  test("a trace of a price is not nothing, and nothing is said in words", () => {
    expect(format.formatMoney(0.002)).toBe("less than $0.01");
    expect(format.formatCost(0)).toBe("no charge");
  });
});

describe("time", () => {
  const now = new Date("2026-11-23T17:45:02Z");

  test("a date has its month as a word", () => {
    expect(format.formatDate(new Date("2027-01-14T10:00:00Z"))).toBe("14 Jan 2027");
    expect(format.formatDate(new Date("2026-09-02T10:00:00Z"))).toBe("2 Sep 2026");
    expect(format.formatDateTime(now)).toBe("23 Nov 2026, 17:45 UTC");
  });

  test.each([
    ["2026-11-23T17:45:00Z", "2 s"],
    ["2026-11-23T17:33:00Z", "12 min"],
    ["2026-11-23T14:00:00Z", "3 h"],
    ["2026-11-20T14:00:00Z", "20 Nov 2026"],
    ["2026-11-23T17:46:00Z", "0 s"],
  ])("%s was %s ago", (at, words) => {
    expect(format.formatAgo(new Date(at), now)).toBe(words);
  });

  test.each([
    [43, "43 ms"],
    [900, "0.9 s"],
    [4_000, "4 s"],
    [48_200, "48 s"],
    [252_000, "4 min 12 s"],
    [1_320_000, "22 min"],
    [11_100_000, "3 h 5 min"],
    [7_199_000, "2 h"],
    [187_200_000, "2 d 4 h"],
  ])("%d ms lasts %s", (ms, words) => {
    expect(format.formatDuration(ms)).toBe(words);
  });
});

describe("amounts", () => {
  test("tokens and bytes come in units people say", () => {
    expect(format.formatTokens(812)).toBe("812");
    expect(format.formatTokens(48_210)).toBe("48.2 thousand");
    expect(format.formatTokens(1_310_000)).toBe("1.3 million");
    expect(format.formatBytes(3_100_000)).toBe("3.1 MB");
  });

  test("one is singular", () => {
    expect(format.formatCount(1, "example")).toBe("1 example");
    expect(format.formatCount(2941, "example")).toBe("2,941 examples");
    expect(format.formatCount(0, "entry", "entries")).toBe("0 entries");
  });
});

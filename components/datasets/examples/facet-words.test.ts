import { describe, expect, test } from "vitest";
import { noFilter } from "@/lib/datasets/examples/example-filter";
import { chipsOf, filterWords, valueWords, withoutChip } from "./facet-words";
import { readPlace } from "./table-place";

const { filter } = readPlace({
  search: "gas",
  state: "in_review",
  tag: "moving house,late",
  issue: "personal_data,any",
  source: "import-1,none",
  assignee: "me",
  changedWithinDays: "30",
});
const known = (name: string, value: string) => (name === "source" && value === "import-1" ? "tickets-oct.csv" : null);

describe("filters in words", () => {
  test("each value is a chip in the words of the screen, not of the database", () => {
    expect(chipsOf(filter, known).map(({ label }) => label)).toEqual([
      valueWords("state", "in_review"),
      "moving house",
      "late",
      "Personal data",
      "With an issue",
      "tickets-oct.csv",
      "Written here",
      "for you",
      "last 30 days",
    ]);
    expect(valueWords("state", "in_review")).not.toContain("_");
  });

  test("taking every chip off leaves the search alone", () => {
    const left = chipsOf(filter, known).reduce((rest, { id }) => withoutChip(rest, id), filter);
    expect(left).toEqual({ ...noFilter, search: "gas" });
  });

  test("what a selection of all that match holds", () => {
    expect(filterWords(noFilter, [])).toBe("everything");
    const less = readPlace({ search: "gas", tag: "late" }).filter;
    expect(filterWords(less, chipsOf(less, known))).toBe("“gas”, late");
  });

  test("a kind of issue that a newer version of Hone knows is shown by its key", () => {
    expect(valueWords("issue", "tone_of_voice")).toBe("tone_of_voice");
  });
});

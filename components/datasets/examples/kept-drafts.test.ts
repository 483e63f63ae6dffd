import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fateOf, findDraft, forgetDraft, type KeptDraft, keepDraft } from "./kept-drafts";

/** A browser's storage, with as much room as it has. */
function openBrowser(room = 5_000_000) {
  const items = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > room) throw new Error("QuotaExceededError");
      items.set(key, text);
    },
    removeItem: (key: string) => items.delete(key),
  });
  return items;
}

const draft = (part: Partial<KeptDraft> = {}, answer = ""): KeptDraft => ({
  userId: "ada",
  exampleId: "one",
  revision: 3,
  content: {
    messages: [
      { role: "user", content: "Where is it?" },
      { role: "assistant", content: answer },
    ],
    tools: null,
    rejected: null,
  },
  keptAt: 1,
  ...part,
});

beforeEach(() => void openBrowser());
afterEach(() => vi.unstubAllGlobals());

test("what could not be saved is found again, as it was typed last", () => {
  keepDraft(draft());
  expect(keepDraft(draft({ keptAt: 2 }, "half an ans"))).toBe(true);
  expect(findDraft({ userId: "ada", exampleId: "one" })).toEqual(draft({ keptAt: 2 }, "half an ans"));
});

test("once saved or thrown away it is gone, and leaves nothing behind", () => {
  const items = openBrowser();
  keepDraft(draft());
  keepDraft(draft({ exampleId: "two" }));
  forgetDraft({ userId: "ada", exampleId: "one" });
  expect(findDraft({ userId: "ada", exampleId: "one" })).toBeNull();
  expect(findDraft({ userId: "ada", exampleId: "two" })).not.toBeNull();
  forgetDraft({ userId: "ada", exampleId: "two" });
  expect(items.size).toBe(0);
});

test("people who share a browser do not find each other's", () => {
  keepDraft(draft());
  expect(findDraft({ userId: "bob", exampleId: "one" })).toBeNull();
});

test("the oldest give way, by number and by length", () => {
  for (let at = 0; at < 40; at += 1) keepDraft(draft({ exampleId: `example ${at}` }));
  expect(findDraft({ userId: "ada", exampleId: "example 9" })).toBeNull();
  expect(findDraft({ userId: "ada", exampleId: "example 10" })).not.toBeNull();

  expect(keepDraft(draft({ exampleId: "long" }, "x".repeat(999_000)))).toBe(true);
  expect(findDraft({ userId: "ada", exampleId: "example 10" })).toBeNull();
  expect(findDraft({ userId: "ada", exampleId: "long" })).not.toBeNull();
});

test("what finds no room is not said to be kept, and takes no other draft's place", () => {
  keepDraft(draft());
  expect(keepDraft(draft({ exampleId: "too long" }, "x".repeat(1_000_001)))).toBe(false);
  expect(findDraft({ userId: "ada", exampleId: "one" })).not.toBeNull();
  openBrowser(10);
  expect(keepDraft(draft())).toBe(false);
});

test("what another version of Hone kept and this one cannot read is passed over", () => {
  openBrowser().set("hone kept drafts", "nothing of ours");
  expect(findDraft({ userId: "ada", exampleId: "one" })).toBeNull();
  openBrowser().set("hone kept drafts", JSON.stringify([{ exampleId: "one" }, draft({ exampleId: "two" })]));
  expect(findDraft({ userId: "ada", exampleId: "two" })).not.toBeNull();
});

test("a draft on a revision that somebody changed since is not put over theirs", () => {
  expect(fateOf(draft(), { revision: 3 })).toBe("restored");
  expect(fateOf(draft(), { revision: 4 })).toBe("conflict");
  expect(fateOf(draft(), { revision: 2 })).toBe("waits");
});

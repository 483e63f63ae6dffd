import { afterEach, expect, test, vi } from "vitest";
import { copyText } from "./copy-text";

afterEach(() => vi.unstubAllGlobals());

/** As much of a page as copying by selection touches. */
function openPage({ copies }: { copies: boolean }) {
  const copied: string[] = [];
  const field = { value: "", focus: () => undefined, select: () => undefined, remove: () => undefined };
  vi.stubGlobal("HTMLElement", class {});
  vi.stubGlobal("document", {
    activeElement: null,
    body: { append: () => undefined },
    createElement: () => field,
    execCommand: () => copies && copied.push(field.value) > 0,
  });
  return copied;
}

test("what the browser takes is copied once", async () => {
  const copied = openPage({ copies: true });
  const taken: string[] = [];
  vi.stubGlobal("navigator", { clipboard: { writeText: async (text: string) => void taken.push(text) } });
  expect(await copyText("a key")).toBe(true);
  expect([taken, copied]).toEqual([["a key"], []]);
});

test("over plain http there is no clipboard to write to; the text is copied by selecting it", async () => {
  const copied = openPage({ copies: true });
  vi.stubGlobal("navigator", {});
  expect(await copyText("a key")).toBe(true);
  expect(copied).toEqual(["a key"]);
});

test("a clipboard that refuses is gone round the same way", async () => {
  const copied = openPage({ copies: true });
  vi.stubGlobal("navigator", { clipboard: { writeText: () => Promise.reject(new Error("NotAllowedError")) } });
  expect(await copyText("a link")).toBe(true);
  expect(copied).toEqual(["a link"]);
});

test("where nothing works the person is not told that it is copied", async () => {
  openPage({ copies: false });
  vi.stubGlobal("navigator", {});
  expect(await copyText("a key")).toBe(false);
});

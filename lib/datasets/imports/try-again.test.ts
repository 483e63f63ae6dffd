import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/lib/http/fetch-json";
import { tryAgain } from "./try-again";

const failing = (status: number, field?: string) =>
  new ApiError({
    type: "about:blank",
    title: "",
    status,
    code: "internal",
    detail: `status ${status}`,
    fields: field ? [{ field, problem: "" }] : [],
  });

/** Fails with each of these in turn, then works. */
function workAfter(...failures: Error[]) {
  let calls = 0;
  return vi.fn(async () => {
    const failure = failures[calls++];
    if (failure) throw failure;
    return "done";
  });
}

const quiet = { signal: new AbortController().signal, onWait: () => undefined };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("waits out a server that is away, longer each time, and says until when", async () => {
  const waits: (number | null)[] = [];
  const work = workAfter(failing(503), failing(502), failing(504));
  const done = tryAgain(work, { ...quiet, onWait: (until) => waits.push(until && until.getTime() - Date.now()) });
  await vi.advanceTimersByTimeAsync(7_000);
  expect(await done).toBe("done");
  expect(waits).toEqual([1_000, null, 2_000, null, 4_000, null]);
});

test("does not repeat what will not get better", async () => {
  const work = workAfter(failing(422));
  await expect(tryAgain(work, quiet)).rejects.toThrow("status 422");
  expect(work).toHaveBeenCalledTimes(1);
});

test.each([
  ["a fault of the server", failing(500)],
  ["a damaged piece", failing(422, "sha256")],
])("gives %s a few chances, not endless ones", async (_, failure) => {
  const work = vi.fn(() => Promise.reject(failure));
  const outcome = expect(tryAgain(work, quiet)).rejects.toThrow(failure.message);
  await vi.advanceTimersByTimeAsync(120_000);
  await outcome;
  expect(work).toHaveBeenCalledTimes(6);
});

test("ends at once when somebody stops it while it waits", async () => {
  const stop = new AbortController();
  const work = workAfter(failing(503), failing(503));
  const outcome = expect(tryAgain(work, { ...quiet, signal: stop.signal })).rejects.toThrow("enough");
  await vi.advanceTimersByTimeAsync(500);
  stop.abort(new Error("enough"));
  await outcome;
  expect(work).toHaveBeenCalledTimes(1);
});

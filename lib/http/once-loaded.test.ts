import { environmentManager, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onceLoaded } from "./once-loaded";

// A browser asks by the clock, a server does not.
environmentManager.setIsServer(() => false);
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function observe(queryFn: () => Promise<string>) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const observer = new QueryObserver(client, { queryKey: ["news"], queryFn, refetchInterval: onceLoaded(1_000) });
  const stop = observer.subscribe(() => undefined);
  return { observer, stop };
}

test("what could not be loaded is not asked for behind the error, and again and again once somebody tried again", async () => {
  const ask = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error("down")).mockResolvedValue("up");
  const { observer, stop } = observe(ask);
  await vi.advanceTimersByTimeAsync(10_500);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(observer.getCurrentResult()).toMatchObject({ status: "error" });
  await observer.refetch();
  await vi.advanceTimersByTimeAsync(3_500);
  expect(ask).toHaveBeenCalledTimes(5);
  expect(observer.getCurrentResult()).toMatchObject({ status: "success", data: "up" });
  stop();
});

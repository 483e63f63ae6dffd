import { expect, test, vi } from "vitest";
import { oneAtATime } from "./one-at-a-time";

test("what comes while one is under way is left out, and what comes after it is let through", async () => {
  const once = oneAtATime();
  let finish = () => {};
  const lasting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const act = vi.fn<() => Promise<void>>().mockReturnValueOnce(lasting).mockResolvedValue();
  const first = once(act);
  await once(act);
  expect(act).toHaveBeenCalledTimes(1);
  finish();
  await first;
  await once(act);
  expect(act).toHaveBeenCalledTimes(2);
});

test("what failed may be tried again", async () => {
  const once = oneAtATime();
  const act = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error("down")).mockResolvedValue();
  await once(act);
  await once(act);
  expect(act).toHaveBeenCalledTimes(2);
});

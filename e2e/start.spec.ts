import { expect, test } from "./fixtures";
import { prepareSecondHone } from "./second-hone";

test("a start after a SIGKILL is whole again, and Ctrl-C leaves nothing behind", async ({ request }) => {
  const { url, start, remove } = await prepareSecondHone();
  const killed = await start();
  expect(killed.pids).toHaveLength(5);
  killed.child.kill("SIGKILL");
  await killed.hasEnded();

  const again = await start();
  expect(again.pids).toHaveLength(5);
  expect((await request.get(`${url}/sign-in`)).ok()).toBe(true);
  again.child.kill("SIGINT");
  await again.hasEnded();
  expect(again.child.exitCode).toBe(0);
  await expect(request.get(`${url}/sign-in`)).rejects.toThrow("ECONNREFUSED");
  remove();
});

import { setTimeout as sleep } from "node:timers/promises";

/** Programs that ask without a pause. Who gets an answer to its end remembers its id; who cannot connect tries again, as a client does. */
export function startLoad(ask: () => Promise<Response>, programs: number) {
  const answered: string[] = [];
  const failures: number[] = [];
  let isStopping = false;
  const run = async () => {
    while (!isStopping) {
      try {
        const response = await ask();
        await response.text();
        if (response.ok) answered.push(response.headers.get("x-request-id") ?? "no id");
        else failures.push(response.status);
      } catch {
        await sleep(20);
      }
    }
  };
  const running = Array.from({ length: programs }, run);
  return {
    answered,
    failures,
    async stop(): Promise<void> {
      isStopping = true;
      await Promise.all(running);
    },
  };
}

import { hasResumeState } from "./resume-state";
import { reviveError } from "./revive-error";
import { spawnWorker } from "./spawn-worker";
import type { CoordinatorMessage } from "./train-coordinator";
import type { TrainControl, TrainRequest, TrainResult } from "./types";

const pausePollMs = 250;

/** Trains in threads of its own; this one only listens. */
export async function train(request: TrainRequest, control: TrainControl): Promise<TrainResult> {
  const stopRequest = new Int32Array(new SharedArrayBuffer(4));
  const cancel = () => Atomics.store(stopRequest, 0, 1);
  if (control.signal.aborted) cancel();
  control.signal.addEventListener("abort", cancel);
  const pausePoll = setInterval(() => {
    if (control.pauseRequested?.()) Atomics.compareExchange(stopRequest, 0, 0, 2);
  }, pausePollMs);
  const worker = spawnWorker(new URL("./train-coordinator.ts", import.meta.url), { request, stopRequest });
  try {
    return await new Promise<TrainResult>((resolve, reject) => {
      worker.on("message", (message: CoordinatorMessage) => {
        if (message.type === "step") control.onStep(message.metrics);
        else if (message.type === "checkpoint") control.onCheckpoint(message.checkpoint);
        else if (message.type === "result") resolve(message.result);
        else reject(reviveError(message.error));
      });
      worker.on("error", reject);
      worker.on("exit", (code) => reject(new Error(`The training thread ended unexpectedly (code ${code}).`)));
    });
  } finally {
    clearInterval(pausePoll);
    control.signal.removeEventListener("abort", cancel);
    await worker.terminate();
  }
}

export async function resumeAvailable(outputFolder: string): Promise<boolean> {
  return hasResumeState(outputFolder);
}

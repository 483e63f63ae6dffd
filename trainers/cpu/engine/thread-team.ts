/**
 * Threads that share one list of numbered tasks at a time. Which thread takes a task is left to chance;
 * tasks must therefore write to places of their own, and the result cannot depend on the number of threads.
 */
const GENERATION = 0;
const NEXT_TASK = 1;
const IDLE = 2;
const PHASE = 3;
const TASKS = 4;
const FAILED = 5;
export const teamControlBytes = 64;

export type RunTask = (phase: number, task: number) => void;

function work(control: Int32Array, run: RunTask): void {
  const phase = Atomics.load(control, PHASE);
  const tasks = Atomics.load(control, TASKS);
  for (;;) {
    const task = Atomics.add(control, NEXT_TASK, 1);
    if (task >= tasks) return;
    run(phase, task);
  }
}

/** A helper's whole life; returns when the leader closes the team. */
export function followTeam(control: Int32Array, run: RunTask): void {
  let generation = 0;
  for (;;) {
    Atomics.wait(control, GENERATION, generation);
    const now = Atomics.load(control, GENERATION);
    if (now === generation) continue;
    if (now < 0) return;
    generation = now;
    try {
      work(control, run);
    } catch (error) {
      Atomics.store(control, FAILED, 1);
      throw error;
    } finally {
      Atomics.add(control, IDLE, 1);
      Atomics.notify(control, IDLE);
    }
  }
}

/** The leader's side: runs a phase to its end, taking tasks itself. All helpers are idle before and after. */
export function runPhase(control: Int32Array, helpers: number, phase: number, tasks: number, run: RunTask): void {
  Atomics.store(control, PHASE, phase);
  Atomics.store(control, TASKS, tasks);
  Atomics.store(control, NEXT_TASK, 0);
  Atomics.store(control, IDLE, 0);
  const calls = tasks > 1 ? helpers : 0;
  if (calls > 0) {
    Atomics.add(control, GENERATION, 1);
    Atomics.notify(control, GENERATION);
  }
  work(control, run);
  for (;;) {
    const idle = Atomics.load(control, IDLE);
    if (idle >= calls) break;
    Atomics.wait(control, IDLE, idle);
  }
  if (Atomics.load(control, FAILED)) throw new Error("A training thread failed.");
}

export function closeTeam(control: Int32Array): void {
  Atomics.store(control, GENERATION, -1);
  Atomics.notify(control, GENERATION);
}

import { afterAll } from "vitest";
import { startTrainer } from "./start-trainer";

/** Import this before anything that reaches `lib/env`: the test file then works with a real CPU trainer of its own. */
export const cpuTrainer = await startTrainer(process.env.HONE_TRAINER_API_KEY ?? "");
process.env.HONE_TRAINER_URL = cpuTrainer.url;

afterAll(cpuTrainer.remove);

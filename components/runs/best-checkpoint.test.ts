import { expect, test } from "vitest";
import type { Checkpoint } from "@/lib/runs/schemas";
import { bestCheckpoint } from "./best-checkpoint";

const at = (step: number, validLoss: number | null, goneAt: Date | null = null): Checkpoint => ({
  ...{ id: `at-${step}`, step, validLoss, goneAt, trainerModel: `model:${step}`, trainLoss: null, validAccuracy: null },
  createdAt: new Date(0),
});

test("the best is the lowest validation loss that can still be called, or the newest where nothing was measured", () => {
  expect(bestCheckpoint([at(2, 0.5, new Date(0)), at(4, 0.7), at(6, 0.9)])?.step).toBe(4);
  expect(bestCheckpoint([at(2, null), at(6, null), at(4, null)])?.step).toBe(6);
  expect(bestCheckpoint([at(2, 0.5, new Date(0))])).toBeNull();
});

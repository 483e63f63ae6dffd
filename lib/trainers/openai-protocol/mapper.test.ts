import { expect, test } from "vitest";
import { hyperparametersSchema } from "../schemas";
import { toJob, toMetric, toWireHyperparameters, toWireMethod } from "./mapper";
import { wireEvent, wireJob } from "./wire";

const job = { id: "ftjob-1", status: "running", fine_tuned_model: null, trained_tokens: null, error: null };

test("a running job that is paused reads paused; an ended one does not", () => {
  expect(toJob(wireJob.parse({ ...job, hone_paused: true })).state).toBe("paused");
  expect(toJob(wireJob.parse({ ...job, status: "succeeded", hone_paused: true })).state).toBe("succeeded");
});

test("a state nobody knows waits under its own name", () => {
  expect(toJob(wireJob.parse({ ...job, status: "compressing" }))).toMatchObject({ state: "queued", rawState: "compressing" });
});

test("an error code says whose turn it is; an unknown one keeps the trainer's words", () => {
  const failed = (code: string) =>
    toJob(wireJob.parse({ ...job, status: "failed", error: { code, message: "Row 3: …", param: "training_file" } })).error;
  expect(failed("invalid_file")).toMatchObject({ kind: "your_data", message: "Row 3: …" });
  expect(failed("disk_full")).toMatchObject({ kind: "your_account" });
  expect(failed("internal_error")).toMatchObject({ kind: "provider" });
  expect(failed("moon_phase")).toMatchObject({ kind: "unknown", message: "Row 3: …", raw: { code: "moon_phase" } });
});

test("only metric events become metrics; the full validation loss wins", () => {
  const event = {
    id: "e",
    created_at: 1,
    level: "info",
    message: "",
    type: "metrics",
    data: { step: 4, train_loss: 1.5, valid_loss: 2, full_valid_loss: 1.8 },
  };
  expect(toMetric(wireEvent.parse(event))).toMatchObject({ step: 4, trainLoss: 1.5, validLoss: 1.8, learningRate: null });
  expect(toMetric(wireEvent.parse({ ...event, type: "message" }))).toBeNull();
});

test("beta goes with preferences, under the method's own name", () => {
  const hyperparameters = toWireHyperparameters("managed", hyperparametersSchema.parse({ dpoBeta: 0.1 }));
  expect(toWireMethod("dpo", hyperparameters)).toEqual({ type: "dpo", dpo: { hyperparameters: { beta: 0.1 } } });
  expect(toWireMethod("sft", {})).toEqual({ type: "supervised", supervised: { hyperparameters: {} } });
});

test("auto is left to the trainer, and full fine-tuning has no rank", () => {
  const asked = hyperparametersSchema.parse({ epochs: 3, loraRank: 8, learningRate: 0.001 });
  expect(toWireHyperparameters("lora", asked)).toEqual({ lora: true, n_epochs: 3, lora_r: 8, learning_rate: 0.001 });
  expect(toWireHyperparameters("full", asked)).toEqual({ lora: false, n_epochs: 3, learning_rate: 0.001 });
});

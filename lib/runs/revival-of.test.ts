import { expect, test } from "vitest";
import { revivalOf } from "./revival-of";

test("a run goes on from the step that failed, and from no other", () => {
  type Ended = Parameters<typeof revivalOf>[0];
  const of = (
    status: Ended["status"],
    failedFrom: Ended["failedFrom"],
    trainerJobId: string | null,
    fineTunedModel: string | null = null,
  ) => revivalOf({ status, failedFrom, trainerJobId, fineTunedModel });
  expect(of("failed", "preflight", null)).toMatchObject({ to: "preflight", job: "runs.submit", step: "send" });
  expect(of("failed", "uploading", null)).toMatchObject({ to: "uploading", job: "runs.submit", step: "send" });
  expect(of("failed", "finalizing", "ftjob-1", "ft:model")).toMatchObject({ to: "finalizing", job: "runs.finalize", step: "finish" });
  expect(of("failed", "finalizing", "ftjob-1")).toMatchObject({ to: "submitted", job: "runs.poll", step: "look" });
  expect(of("lost", "running", "ftjob-1")).toMatchObject({ to: "submitted", job: "runs.poll", step: "look" });
  expect(of("failed", "running", "ftjob-1")).toBeNull();
  expect(of("failed", null, "ftjob-1")).toBeNull();
  expect(of("lost", "running", null)).toBeNull();
  expect(of("cancelled", null, null)).toBeNull();
});

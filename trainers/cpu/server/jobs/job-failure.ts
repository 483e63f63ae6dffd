import { MemoryLimitError, ModelError, ParameterError } from "../../engine/errors";
import { ApiError } from "../http/api-error";
import { describeStorageFailure } from "../storage/storage-failure";
import type { JobRecord } from "./job-record";

/** Why a job fails, in the words its owner reads. */
export class JobFailure extends Error {
  override name = "JobFailure";
  constructor(
    readonly code: string,
    message: string,
    readonly param: string | null = null,
  ) {
    super(message);
  }
}

export function toJobError(error: unknown): NonNullable<JobRecord["error"]> {
  if (error instanceof JobFailure || error instanceof ApiError) return { code: error.code, message: error.message, param: error.param };
  if (error instanceof ParameterError) return { code: "invalid_parameter", message: error.message, param: error.parameter };
  if (error instanceof ModelError) return { code: "model_unusable", message: error.message, param: "model" };
  if (error instanceof MemoryLimitError) return { code: "memory_limit", message: error.message, param: null };
  const storage = describeStorageFailure(error);
  if (storage !== undefined) return { ...storage, param: null };
  return {
    code: "internal_error",
    message: "The trainer failed unexpectedly; its log says why. Starting the job again may help.",
    param: null,
  };
}

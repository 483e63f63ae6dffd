import { ZodError } from "zod";
import { MemoryLimitError, ModelError, ParameterError } from "../../engine/errors";
import { describeStorageFailure } from "../storage/storage-failure";
import { ApiError } from "./api-error";

function fromValidation(error: ZodError): ApiError {
  const issue = error.issues[0];
  const unknownKey = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const param = [...(issue?.path ?? []), ...(unknownKey === undefined ? [] : [unknownKey])].join(".");
  if (unknownKey !== undefined)
    return new ApiError(400, "unsupported_parameter", `This trainer does not know "${param}". Leave it out.`, param);
  return new ApiError(
    400,
    "invalid_parameter",
    param === "" ? `The request cannot be used: ${issue?.message}` : `${param}: ${issue?.message}`,
    param || null,
  );
}

function clientStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("statusCode" in error) || typeof error.statusCode !== "number") return undefined;
  return error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : undefined;
}

/** What is not known here is a bug: the caller logs it and its text stays inside. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof ZodError) return fromValidation(error);
  if (error instanceof ParameterError) {
    return new ApiError(
      400,
      error.parameter === "messages" ? "context_length_exceeded" : "invalid_parameter",
      error.message,
      error.parameter,
    );
  }
  if (error instanceof ModelError) return new ApiError(400, "model_unusable", error.message, "model");
  if (error instanceof MemoryLimitError) return new ApiError(400, "memory_limit", error.message);
  const storage = describeStorageFailure(error);
  if (storage !== undefined) return new ApiError(507, storage.code, storage.message);
  const status = clientStatusOf(error);
  if (status !== undefined && error instanceof Error) return new ApiError(status, "invalid_request", error.message);
  return new ApiError(500, "internal_error", "The trainer failed unexpectedly. Its log says why; sending the request again may help.");
}

import { z } from "zod";
import { isDatabaseAway } from "@/lib/db/is-away";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { Problem } from "./problem";

const statuses: Record<ErrorCode, [number, string]> = {
  invalid: [422, "This cannot be done with what was sent"],
  unauthenticated: [401, "Sign in first"],
  forbidden: [403, "Your role does not allow this"],
  not_found: [404, "Not found"],
  conflict: [409, "Somebody or something was faster"],
  upstream: [502, "The trainer did not do its part"],
};

/** Turns whatever was thrown into a problem; `isBug` says that it belongs in the log. */
export function toProblem(error: unknown): { problem: Problem; isBug: boolean } {
  if (error instanceof AppError) {
    const [status, title] = statuses[error.code];
    return { problem: { type: "about:blank", title, status, code: error.code, detail: error.message, fields: error.fields }, isBug: false };
  }
  if (error instanceof z.ZodError) {
    const fields = error.issues.map((issue) => ({ field: issue.path.join("."), problem: issue.message }));
    const detail = fields.map(({ field, problem }) => (field ? `${field}: ${problem}` : problem)).join(" ");
    return { problem: { type: "about:blank", title: statuses.invalid[1], status: 422, code: "invalid", detail, fields }, isBug: false };
  }
  if (isDatabaseAway(error)) {
    const detail =
      "The database does not answer, so nothing could be read or saved just now. It may be restarting. What was saved before is safe, and deployments go on answering; try again in a moment.";
    return {
      problem: { type: "about:blank", title: "The database does not answer", status: 503, code: "unavailable", detail, fields: [] },
      isBug: true,
    };
  }
  return {
    problem: {
      type: "about:blank",
      title: "Hone failed",
      status: 500,
      code: "internal",
      detail:
        "Hone could not finish this because of a fault of its own. Nothing was changed. The log of the web process says more; try again.",
      fields: [],
    },
    isBug: true,
  };
}

import { APIConnectionError, APIError, APIUserAbortError } from "openai";
import { z } from "zod";
import { TrainerFailure } from "../trainer-failure";
import { toOurField } from "./parameter-names";

export interface TrainerWords {
  /** "The CPU trainer" */
  name: string;
  /** What to do when it does not answer. */
  whenDown: string;
  /** What to do when it does not know what was asked for. */
  whenUnknown?: string;
  /** What to do when it refuses the key. */
  whenRefused?: string;
}

/** Turns whatever a call threw into the one error of trainers; an abort that we asked for stays an abort. */
export function toTrainerFailure(error: unknown, { name, whenDown, whenRefused = whenDown, whenUnknown }: TrainerWords): unknown {
  if (error instanceof APIUserAbortError || error instanceof TrainerFailure) return error;
  if (error instanceof APIConnectionError) {
    return new TrainerFailure("upstream", {
      kind: "provider",
      problem: `${name} does not answer.`,
      action: whenDown,
      raw: error.message,
      fault: "unreachable",
    });
  }
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    return new TrainerFailure("upstream", {
      kind: "provider",
      problem: `${name} answered in a way that Hone does not understand.`,
      action: "Make sure that its address belongs to a trainer and that both are of the same version.",
      raw: error instanceof z.ZodError ? error.issues : error.message,
      fault: "wrong_address",
    });
  }
  if (!(error instanceof APIError)) return error;
  const raw = error.error ?? error.message;
  const retryAfterMs = toMs(error.headers?.get("retry-after"));
  const problem = messageOf(error.error) ?? `${name} answered with status ${error.status}.`;
  if (isAboutAccount(error)) {
    return new TrainerFailure("upstream", {
      kind: "your_account",
      problem: `${name} does nothing more for this account, because its credit or a limit of it is used up: ${problem}`,
      action: "Add credit or raise the limit in your account at the provider.",
      raw,
    });
  }
  if (error.status === 401 || error.status === 403) {
    return new TrainerFailure("upstream", {
      kind: "your_account",
      problem: `${name} refused Hone's key.`,
      action: whenRefused,
      raw,
      fault: "key_refused",
    });
  }
  if (error.status !== undefined && error.status >= 300 && error.status < 400) {
    return new TrainerFailure("upstream", {
      kind: "your_account",
      problem: `${name} points to another address, and Hone does not send its key there.`,
      action: "Enter the address that it points to, if you trust it.",
      raw: { location: error.headers?.get("location") ?? null },
      fault: "wrong_address",
    });
  }
  if (error.status === 404 || error.status === 410)
    return new TrainerFailure("not_found", {
      kind: "provider",
      problem,
      action: whenUnknown ?? "Look at what the trainer has now, and choose again.",
      raw,
      fault: "wrong_address",
    });
  if (error.status === 429)
    return new TrainerFailure("upstream", {
      kind: "your_account",
      problem,
      action: "Wait a moment; Hone tries again by itself.",
      raw,
      retryAfterMs,
      isBusy: true,
    });
  if (!isAboutQuestion(error.status)) {
    return new TrainerFailure("upstream", {
      kind: "provider",
      problem,
      action: error.status === 507 ? "" : "Hone tries again by itself.",
      raw,
      retryAfterMs,
    });
  }
  const failure = new TrainerFailure("invalid", { kind: "your_data", problem, action: "", raw });
  const field = toOurField(error.param);
  if (field) failure.fields.push({ field, problem });
  return failure;
}

/** OpenAI says with the status of one who is asked too fast that the credit is used up: waiting does not bring it back. */
function isAboutAccount({ status, code, type }: APIError): boolean {
  if (status === undefined || status >= 500) return false;
  return status === 402 || status === 412 || /quota|billing/i.test(`${code} ${type}`);
}

/** Only these say that the same would be refused again, whoever asks and whenever. */
export const isAboutQuestion = (status: number | undefined) => status === 400 || status === 413 || status === 422;

const errorBody = z.object({ message: z.string().min(1) });

function messageOf(body: unknown): string | null {
  const parsed = errorBody.safeParse(body);
  return parsed.success ? parsed.data.message : null;
}

/** `Retry-After` is written in seconds or as a date. */
function toMs(written: string | null | undefined): number | null {
  if (!written) return null;
  const ms = /^\d+$/.test(written.trim()) ? Number(written) * 1000 : Date.parse(written) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

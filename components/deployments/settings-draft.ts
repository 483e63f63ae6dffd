import type { Deployment } from "@/lib/deployments/schemas";
import { formatCount } from "@/lib/format";
import type { Difference } from "./changed-meanwhile";

type Settings = Pick<Deployment, "answerSchema" | "formatMode" | "timeoutMs" | "logSample" | "logDays" | "redactsPersonal">;

/** The settings as they are typed. */
export interface SettingsDraft {
  schema: string;
  formatMode: Deployment["formatMode"];
  seconds: string;
  sample: string;
  days: string;
  redacts: boolean;
}

export const draftOf = (settings: Settings): SettingsDraft => ({
  schema: settings.answerSchema ? JSON.stringify(settings.answerSchema, null, 2) : "",
  formatMode: settings.formatMode,
  seconds: String(settings.timeoutMs / 1_000),
  sample: String(Math.round(settings.logSample * 10_000) / 100),
  days: String(settings.logDays),
  redacts: settings.redactsPersonal,
});

export const settingLabels = {
  schema: "Format of the answers",
  formatMode: "An answer that does not keep it",
  seconds: "Waits for an answer to begin",
  days: "Keeps the log for",
  sample: "Keeps the text of",
  redacts: "Take personal data out of the log",
} satisfies Record<keyof SettingsDraft, string>;

export const formatModeLabels = {
  enforce: "is repaired once, then refused",
  observe: "goes out, and is counted",
} satisfies Record<Deployment["formatMode"], string>;

const words = {
  schema: ({ schema }) => (schema === "" ? "free" : "a JSON Schema"),
  formatMode: ({ formatMode }) => formatModeLabels[formatMode],
  seconds: ({ seconds }) => `${seconds} s`,
  days: ({ days }) => formatCount(Number(days), "day"),
  sample: ({ sample }) => `${sample}% of requests`,
  redacts: ({ redacts }) => (redacts ? "on" : "off"),
} satisfies Record<keyof SettingsDraft, (draft: SettingsDraft) => string>;

const fields = ["schema", "formatMode", "seconds", "days", "sample", "redacts"] as const;

const otherFields = (opened: SettingsDraft, now: SettingsDraft) => fields.filter((field) => opened[field] !== now[field]);

/** What somebody else has saved since the form was opened, in the form's own words. */
export function settingDifferences(opened: Settings, now: Settings): Difference[] {
  const [was, is] = [draftOf(opened), draftOf(now)];
  return otherFields(was, is).map((field) => {
    const [before, after] = [words[field](was), words[field](is)];
    return { label: settingLabels[field], was: before, is: before === after ? "another one" : after };
  });
}

/** What somebody else has saved takes its place; what was typed into the other fields stays. */
export function takeNewerSettings(draft: SettingsDraft, opened: Settings, now: Settings): SettingsDraft {
  const [was, is] = [draftOf(opened), draftOf(now)];
  const newer = Object.fromEntries(otherFields(was, is).map((field) => [field, is[field]]));
  return { ...draft, ...newer };
}

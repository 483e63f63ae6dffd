import OpenAI from "openai";
import { discreetFetch } from "./discreet-fetch";
import type { Profile } from "./profiles";

export interface Connection {
  profile: Profile;
  baseURL: string;
  apiKey: string;
}

const quickMs = 30_000;

/** The SDK at an address of ours, with nothing read from the environment: a variable set for another tool must not change who is asked. */
export function createClient({ profile, baseURL, apiKey }: Connection): OpenAI {
  return new OpenAI({
    baseURL,
    apiKey,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: "off",
    defaultHeaders: profile.keyHeader === "api-key" ? { "api-key": apiKey, authorization: null } : {},
    fetch: discreetFetch(apiKey),
    // Whoever calls decides when to try again: a run backs off for minutes, a form wants to know at once.
    maxRetries: 0,
    timeout: quickMs,
  });
}

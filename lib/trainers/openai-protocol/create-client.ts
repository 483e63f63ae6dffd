import OpenAI from "openai";
import { discreetFetch } from "./discreet-fetch";
import type { Profile } from "./profiles";

export interface Connection {
  profile: Profile;
  baseURL: string;
  apiKey: string;
}

/** What every provider is reached with, whether it speaks the protocol or only uses its manners. */
export interface Address extends Omit<Connection, "profile"> {
  profile: Pick<Profile, "keyHeader">;
}

const quickMs = 30_000;

/** Some answer a refusal as `{ error }`, others as the error itself, which the SDK alone would lose. */
class Client extends OpenAI {
  protected override makeStatusError(...[status, body, message, headers]: Parameters<OpenAI["makeStatusError"]>) {
    return super.makeStatusError(status, body && !("error" in body) ? { error: body } : body, message, headers);
  }
}

/** The SDK at an address of ours, with nothing read from the environment: a variable set for another tool must not change who is asked. */
export function createClient({ profile, baseURL, apiKey }: Address): OpenAI {
  return new Client({
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

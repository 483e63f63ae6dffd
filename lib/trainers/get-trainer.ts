import type { Trainer as TrainerRow } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { abouts } from "./abouts";
import { createFireworksTrainer } from "./fireworks/trainer";
import { profiles } from "./openai-protocol/profiles";
import { createOpenAITrainer } from "./openai-protocol/trainer";
import { type Capabilities, type ConnectionSettings, connectionSettingsSchema, type TrainerKind, trainerPricesSchema } from "./schemas";
import { openCredentials } from "./seal-credentials";
import { spokenName } from "./spoken-name";
import { createTogetherTrainer } from "./together/trainer";
import type { Trainer } from "./trainer";
import { TrainerFailure } from "./trainer-failure";
import { withKnownDates } from "./with-known-dates";

type Row = Pick<TrainerRow, "id" | "name" | "kind" | "baseUrl" | "credentials" | "settings" | "prices">;

/** The one place that knows which provider stands behind a row. Throws a `TrainerFailure` when its key cannot be read any more. */
export function getTrainer({ id, name, kind, baseUrl, credentials, settings, prices }: Row): Trainer {
  if (kind === "cpu") {
    return createOpenAITrainer({
      id,
      profile: profiles.cpu,
      name: spokenName({ kind, name }),
      whenDown: "Start it with `npm start`, or with `npm run trainer` if the rest is running.",
      baseURL: env.trainerUrl,
      apiKey: env.trainerApiKey,
    });
  }
  const opened = credentials && openCredentials(env.secret, id, credentials);
  if (!opened || !baseUrl) {
    throw new TrainerFailure("upstream", {
      kind: "your_account",
      problem: `The saved key of ${name} cannot be read: Hone's secret is another one than when it was saved.`,
      action: "Enter the key again where trainers are set up, or start Hone with the secret it had.",
    });
  }
  return connect({
    id,
    name,
    kind,
    baseUrl,
    apiKey: opened.apiKey,
    settings: connectionSettingsSchema.parse(settings),
    prices: trainerPricesSchema.parse(prices),
  });
}

interface ConnectionDetails {
  id: string;
  name: string;
  kind: TrainerKind;
  baseUrl: string;
  apiKey: string;
  settings?: ConnectionSettings;
  prices?: ReturnType<typeof trainerPricesSchema.parse>;
}

/** A trainer at an address, saved or not: a form tests it before anything is stored. */
export function connect(details: ConnectionDetails): Trainer {
  return withKnownDates(speakTo(details), details.kind);
}

function speakTo({ kind, baseUrl, settings = {}, ...connection }: ConnectionDetails): Trainer {
  const options = {
    ...connection,
    baseURL: baseUrl,
    whenDown: "Look at the provider's status page, and test the connection where trainers are set up.",
    whenRefused: "Enter a key that may train and read files where trainers are set up.",
  };
  if (kind === "together") return createTogetherTrainer(options);
  if (kind === "fireworks") return createFireworksTrainer({ ...options, accountId: settings.accountId ?? "" });
  return createOpenAITrainer({ ...options, profile: profiles[kind] });
}

export function capabilitiesOf(kind: TrainerKind): Capabilities {
  return abouts[kind].capabilities;
}

/** Where this kind of trainer usually is; null when a lead must say. */
export function usualBaseUrlOf(kind: TrainerKind): string | null {
  return abouts[kind].usualBaseUrl;
}

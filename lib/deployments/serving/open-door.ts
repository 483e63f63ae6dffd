import { env } from "@/lib/env";
import { chatDoor } from "@/lib/trainers/chat-door";
import type { TrainerKind } from "@/lib/trainers/schemas";
import { openCredentials } from "@/lib/trainers/seal-credentials";

interface Provider {
  id: string;
  kind: TrainerKind;
  baseUrl: string | null;
  credentials: string | null;
}

export interface OpenDoor {
  origin: string;
  path: string;
  headers: Record<string, string>;
  /** Takes the key out of what a provider may quote. */
  withoutKey: (text: string) => string;
}

/** Where production asks a provider, and with what. */
export function openDoor({ id, kind, baseUrl, credentials }: Provider): OpenDoor {
  const isOwn = kind === "cpu";
  const door = chatDoor(kind, isOwn ? env.trainerUrl : (baseUrl ?? "http://127.0.0.1:9"));
  const url = new URL(door.baseUrl);
  // A key that cannot be opened is asked with as an empty one: the provider refuses it, and the answer says whose turn it is.
  const apiKey = isOwn ? env.trainerApiKey : ((credentials && openCredentials(env.secret, id, credentials)?.apiKey) ?? "");
  const keyHeader: Record<string, string> = door.keyHeader === "api-key" ? { "api-key": apiKey } : { authorization: `Bearer ${apiKey}` };
  return {
    origin: url.origin,
    path: `${url.pathname.replace(/\/$/, "")}/chat/completions`,
    headers: { ...keyHeader, "content-type": "application/json", "user-agent": "hone-gateway" },
    withoutKey: (text) => (apiKey === "" ? text : text.replaceAll(apiKey, "[key]")),
  };
}

import { replaceMembers } from "./json-members";
import type { ServedVariant } from "./served-variant";

/** What is read of a program's request to put a variant's words into it. */
interface Asked {
  text: string;
  read: { messages: readonly unknown[]; stream_options?: object | null | undefined };
  isStream: boolean;
}

interface Wishes {
  /** Asked as a whole although the program wants a stream: it can only be checked then. */
  asWhole: boolean;
  /** Whether the provider says how many tokens a stream took when it is asked to. */
  countsStreams: boolean;
  /** Put behind the conversation, to have an answer repaired. */
  turns?: readonly object[];
}

/** Two names for one thing: a provider takes one of them and refuses both. */
const lengthLimits = ["max_tokens", "max_completion_tokens"];

/** The request as this variant's provider gets it. A conversation that brings a system prompt keeps its own. */
export function composeBody(
  { text, read, isStream }: Asked,
  variant: Pick<ServedVariant, "trainerModel" | "systemPrompt" | "parameters">,
  { asWhole, countsStreams, turns = [] }: Wishes,
): string {
  const values: Record<string, string | undefined> = { model: JSON.stringify(variant.trainerModel) };
  // What the variant says about the length takes the place of what the program says, by whichever name.
  if (lengthLimits.some((name) => Object.hasOwn(variant.parameters, name))) for (const name of lengthLimits) values[name] = undefined;
  for (const [name, value] of Object.entries(variant.parameters)) values[name] = JSON.stringify(value);
  const needsSystem = variant.systemPrompt !== "" && !read.messages.some(isSystem);
  if (needsSystem || turns.length > 0) {
    const system = needsSystem ? [{ role: "system", content: variant.systemPrompt }] : [];
    values.messages = JSON.stringify([...system, ...read.messages, ...turns]);
  }
  if (isStream && asWhole) Object.assign(values, { stream: undefined, stream_options: undefined });
  if (isStream && !asWhole && countsStreams) values.stream_options = JSON.stringify({ ...read.stream_options, include_usage: true });
  return replaceMembers(text, values);
}

function isSystem(message: unknown): boolean {
  return (
    typeof message === "object" && message !== null && "role" in message && (message.role === "system" || message.role === "developer")
  );
}

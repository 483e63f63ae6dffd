import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Template } from "@huggingface/jinja";
import { Tokenizer } from "@huggingface/tokenizers";
import { z } from "zod";
import { ModelError } from "../engine/errors";
import type { ChatMessage } from "../engine/types";
import { readJson, readModelConfig } from "./model-config";

const tokenSchema = z.union([z.string(), z.looseObject({ content: z.string() }).transform(({ content }) => content)]).nullish();
const settingsSchema = z.looseObject({
  eos_token: tokenSchema,
  bos_token: tokenSchema,
  pad_token: tokenSchema,
  unk_token: tokenSchema,
  chat_template: z.union([z.string(), z.array(z.looseObject({ name: z.string(), template: z.string() }))]).nullish(),
});
const generationSchema = z.looseObject({ eos_token_id: z.union([z.number().int(), z.array(z.number().int())]).nullish() });

/** For base models that were never taught a chat: plain lines, each answer closed by the end token. */
const plainTemplate =
  "{% for message in messages %}{{ message['role'] + ': ' + message['content'] }}{% if message['role'] == 'assistant' %}{{ eos_token }}{% endif %}{{ '\n' }}{% endfor %}{% if add_generation_prompt %}{{ 'assistant: ' }}{% endif %}";

export interface ChatTokenizer {
  encode(text: string): number[];
  decode(ids: number[]): string;
  /** As `decode`, with the template's own marks written out. */
  spell(ids: number[]): string;
  /** Of the chat template. */
  templateHash: string;
  render(messages: ChatMessage[], options: { addGenerationPrompt: boolean; tools?: unknown }): string;
  /** Tokens that end an answer; the first is the one a template-less answer is closed with. */
  endTokens: number[];
  /** Tokens that are no text: the template's own marks. */
  marks: ReadonlySet<number>;
  /** Stands in for a dropped prompt token. */
  neutralToken: number;
}

export function openTokenizer(folder: string): ChatTokenizer {
  const config = readModelConfig(folder);
  const settingsPath = join(folder, "tokenizer_config.json");
  const settingsJson = existsSync(settingsPath) ? readJson(settingsPath) : {};
  const settings = settingsSchema.safeParse(settingsJson);
  if (!settings.success)
    throw new ModelError(`${settingsPath} is not understood (${settings.error.issues.map((issue) => issue.path.join(".")).join(", ")}).`);
  const tokenizer = load(folder, settingsJson);
  const special = settings.data;
  const idOf = (token: string | null | undefined) => (token == null ? undefined : tokenizer.token_to_id(token));
  const endTokens = unique([...config.endTokens, idOf(special.eos_token), ...generationEndTokens(folder)]).filter(
    (id) => id < config.vocabularySize,
  );
  const source = readTemplate(folder, special.chat_template);
  const template = parseTemplate(folder, source);
  return {
    encode: (text) => (text === "" ? [] : tokenizer.encode(text, { add_special_tokens: false }).ids),
    // The library refuses to decode nothing.
    decode: (ids) => (ids.length === 0 ? "" : tokenizer.decode(ids, { skip_special_tokens: true, clean_up_tokenization_spaces: false })),
    spell: (ids) => (ids.length === 0 ? "" : tokenizer.decode(ids, { skip_special_tokens: false, clean_up_tokenization_spaces: false })),
    templateHash: createHash("sha256").update(source).digest("hex"),
    render: (messages, { addGenerationPrompt, tools }) => {
      try {
        return template.render({
          messages,
          tools: tools ?? null,
          add_generation_prompt: addGenerationPrompt,
          bos_token: special.bos_token ?? "",
          eos_token: special.eos_token ?? "",
          pad_token: special.pad_token ?? "",
          unk_token: special.unk_token ?? "",
        });
      } catch (error) {
        // Templates raise errors of their own, for roles in an order they do not know, say.
        throw new ModelError(`The model's chat template refuses these messages: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    endTokens,
    marks: new Set(tokenizer.get_added_tokens_decoder().keys()),
    neutralToken: idOf(special.pad_token) ?? config.padToken ?? idOf(special.unk_token) ?? endTokens[0] ?? 0,
  };
}

function load(folder: string, settings: unknown): Tokenizer {
  const path = join(folder, "tokenizer.json");
  const json = z.looseObject({ model: z.looseObject({}) }).safeParse(readJson(path));
  if (!json.success) throw new ModelError(`${path} is not a Hugging Face tokenizer.`);
  try {
    return new Tokenizer(json.data, z.looseObject({}).parse(settings));
  } catch (error) {
    throw new ModelError(`${path} cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readTemplate(folder: string, setting: z.infer<typeof settingsSchema>["chat_template"]): string {
  const file = join(folder, "chat_template.jinja");
  if (existsSync(file)) return readFileSync(file, "utf8");
  if (Array.isArray(setting)) return (setting.find(({ name }) => name === "default") ?? setting[0])?.template ?? plainTemplate;
  return setting ?? plainTemplate;
}

function parseTemplate(folder: string, source: string): Template {
  try {
    return new Template(source);
  } catch (error) {
    throw new ModelError(`The chat template in ${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function generationEndTokens(folder: string): number[] {
  const path = join(folder, "generation_config.json");
  if (!existsSync(path)) return [];
  const parsed = generationSchema.safeParse(readJson(path));
  const end = parsed.success ? (parsed.data.eos_token_id ?? []) : [];
  return Array.isArray(end) ? end : [end];
}

function unique(ids: (number | undefined)[]): number[] {
  return [...new Set(ids.filter((id) => id !== undefined))];
}

import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTinyModel } from "../testing/make-tiny-model";
import { openCheckpoint } from "./checkpoint";
import { encodeChat, encodePrompt } from "./encode-chat";
import { listBaseModels } from "./list-base-models";
import { parseModelConfig } from "./model-config";
import { readPeftAdapter, writePeftAdapter } from "./peft-adapter";
import { encodeSafetensors, openSafetensors } from "./safetensors";
import { openTokenizer } from "./tokenizer";
import { writeFolderAtomically } from "./write-atomically";

let folder = "";
let base = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hone-formats-"));
  base = join(folder, "models", "tiny");
  await makeTinyModel(base);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const conversation = {
  messages: [
    { role: "system" as const, content: "Be brief." },
    { role: "user" as const, content: "Zwei Äpfel? 🍏" },
    { role: "assistant" as const, content: "Ja." },
    { role: "user" as const, content: "Danke" },
    { role: "assistant" as const, content: "Gern." },
  ],
};

describe("safetensors", () => {
  test("what was written reads back, names and shapes included", () => {
    const path = join(folder, "a.safetensors");
    const tensors = new Map([
      ["x", { shape: [2, 3], data: Float32Array.from([1, -2, 3.5, 0, 1e-30, 7]) }],
      ["ü", { shape: [1], data: Float32Array.from([9]) }],
    ]);
    writeFileSync(path, Buffer.concat(encodeSafetensors(tensors)));
    const file = openSafetensors(path);
    expect(file.names).toEqual(["x", "ü"]);
    for (const [name, { shape, data }] of tensors) {
      expect(file.shape(name)).toEqual(shape);
      expect(file.read(name)).toEqual(data);
    }
    file.close();
  });

  test("half precision of both kinds is widened exactly, subnormal and infinite numbers too", () => {
    const path = join(folder, "half.safetensors");
    const halves = Uint16Array.from([0x3c00, 0xc000, 0x0001, 0x03ff, 0x7bff, 0x7c00, 0x8000]);
    const brains = Uint16Array.from([0x3f80, 0xc000, 0x0001]);
    const header = JSON.stringify({
      h: { dtype: "F16", shape: [7], data_offsets: [0, 14] },
      b: { dtype: "BF16", shape: [3], data_offsets: [14, 20] },
    });
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    writeFileSync(path, Buffer.concat([length, Buffer.from(header), Buffer.from(halves.buffer), Buffer.from(brains.buffer)]));
    const file = openSafetensors(path);
    expect([...file.read("h")]).toEqual([1, -2, 2 ** -24, 1023 * 2 ** -24, 65504, Number.POSITIVE_INFINITY, -0]);
    expect([...file.read("b")]).toEqual([1, -2, Math.fround(2 ** -133)]);
    file.close();
  });

  test("a file cut short is refused in words", () => {
    const path = join(folder, "short.safetensors");
    const whole = Buffer.concat(encodeSafetensors(new Map([["x", { shape: [64], data: new Float32Array(64) }]])));
    writeFileSync(path, whole.subarray(0, -8));
    expect(() => openSafetensors(path).read("x")).toThrow("ends too early");
    writeFileSync(path, "not a model at all");
    expect(() => openSafetensors(path)).toThrow("is not a safetensors file");
  });
});

describe("a checkpoint in several files", () => {
  test("is read through its index, and a missing file is named", () => {
    const sharded = join(folder, "sharded");
    mkdirSync(sharded);
    const tensor = (value: number) => ({ shape: [1], data: Float32Array.of(value) });
    writeFileSync(join(sharded, "one.safetensors"), Buffer.concat(encodeSafetensors(new Map([["a", tensor(1)]]))));
    writeFileSync(join(sharded, "two.safetensors"), Buffer.concat(encodeSafetensors(new Map([["b", tensor(2)]]))));
    const index = join(sharded, "model.safetensors.index.json");
    writeFileSync(index, JSON.stringify({ weight_map: { a: "one.safetensors", b: "two.safetensors" } }));
    const checkpoint = openCheckpoint(sharded);
    expect([checkpoint.read("a", [1])[0], checkpoint.read("b", [1])[0]]).toEqual([1, 2]);
    expect(() => checkpoint.read("b", [2])).toThrow('"b" is 1, but config.json asks for 2');
    checkpoint.close();
    rmSync(join(sharded, "two.safetensors"));
    expect(() => openCheckpoint(sharded)).toThrow("two.safetensors is missing");
  });
});

describe("config.json", () => {
  const llama = {
    model_type: "llama",
    hidden_size: 64,
    intermediate_size: 128,
    num_hidden_layers: 2,
    num_attention_heads: 4,
    vocab_size: 100,
    max_position_embeddings: 32,
  };

  test("gives what the engine needs, with the defaults of the architecture", () => {
    expect(parseModelConfig({ ...llama, num_key_value_heads: 2, rope_theta: 5e5, eos_token_id: [3, 4] }, "m")).toMatchObject({
      headWidth: 16,
      keyHeads: 2,
      tiedEmbeddings: false,
      rope: { theta: 5e5 },
      endTokens: [3, 4],
    });
    expect(parseModelConfig({ ...llama, rope_parameters: { rope_type: "default", rope_theta: 7 } }, "m").rope).toEqual({ theta: 7 });
  });

  test.each([
    [{ model_type: "qwen2" }, 'architecture is "qwen2"'],
    [{ attention_bias: true }, "biases"],
    [{ hidden_act: "gelu" }, 'activation is "gelu"'],
    [{ rope_scaling: { type: "yarn", factor: 2 } }, 'rope scaling is "yarn"'],
    [{ head_dim: 12 }, "head_dim is 12"],
    [{ hidden_size: "big" }, "hidden_size"],
  ])("refuses %j in words", (change, reason) => {
    expect(() => parseModelConfig({ ...llama, ...change }, "m")).toThrow(reason);
  });
});

describe("chat rows", () => {
  test("learn each answer with its end token and nothing else", () => {
    const tokenizer = openTokenizer(base);
    const { ids, learned } = encodeChat(tokenizer, conversation);
    const spans = ids.reduce<number[][]>((found, id, t) => {
      if (!learned[t]) return found;
      if (!learned[t - 1]) found.push([]);
      found.at(-1)?.push(id);
      return found;
    }, []);
    expect(spans.map((span) => tokenizer.decode(span))).toEqual(["Ja.", "Gern."]);
    expect(spans.map((span) => span.at(-1))).toEqual([3, 3]);
    expect(ids.slice(0, 5)).toEqual([4, ...tokenizer.encode("Be b")]);
  });

  test("start exactly as the prompt that is asked later", () => {
    const tokenizer = openTokenizer(base);
    const prompt = encodePrompt(tokenizer, { messages: conversation.messages.slice(0, 4) });
    expect(encodeChat(tokenizer, conversation).ids.slice(0, prompt.length)).toEqual(prompt);
  });

  test("leave out an answer of weight 0", () => {
    const [system, user, first, thanks, second] = conversation.messages;
    if (!system || !user || !first || !thanks || !second) throw new Error("the conversation has five messages");
    const tokenizer = openTokenizer(base);
    const { ids, learned } = encodeChat(tokenizer, { messages: [system, user, { ...first, weight: 0 }, thanks, second] });
    expect(tokenizer.decode(ids.filter((_, t) => learned[t]))).toBe("Gern.");
  });

  test("get an end token where the template has none, so that the model learns to stop", () => {
    const bare = join(folder, "bare");
    mkdirSync(bare);
    for (const name of ["config.json", "tokenizer.json", "model.safetensors"]) copyFileSync(join(base, name), join(bare, name));
    const template = "{% for m in messages %}{{ m.content }}{{ '|' }}{% endfor %}";
    writeFileSync(join(bare, "tokenizer_config.json"), JSON.stringify({ eos_token: "<|end|>", chat_template: template }));
    const { ids, learned } = encodeChat(openTokenizer(bare), {
      messages: [
        { role: "user", content: "a" },
        { role: "assistant", content: "b" },
      ],
    });
    expect(ids.at(-1)).toBe(3);
    expect(learned.at(-1)).toBe(1);
  });

  test("are refused when the template rewrites what was said before", () => {
    const forgetful = join(folder, "forgetful");
    mkdirSync(forgetful);
    for (const name of ["config.json", "tokenizer.json"]) copyFileSync(join(base, name), join(forgetful, name));
    const template = "{{ messages | length }}{% for m in messages %}{{ m.content }}{% endfor %}";
    writeFileSync(join(forgetful, "tokenizer_config.json"), JSON.stringify({ chat_template: template }));
    expect(() => encodeChat(openTokenizer(forgetful), conversation)).toThrow("rewrites earlier parts");
  });

  test("are refused in the template's own words", () => {
    const strict = join(folder, "strict");
    mkdirSync(strict);
    for (const name of ["config.json", "tokenizer.json"]) copyFileSync(join(base, name), join(strict, name));
    const template = "{{ raise_exception('only questions, please') }}";
    writeFileSync(join(strict, "tokenizer_config.json"), JSON.stringify({ chat_template: template }));
    expect(() => encodePrompt(openTokenizer(strict), conversation)).toThrow("refuses these messages: only questions, please");
  });

  test("decode to the text they were made of, and nothing decodes to nothing", () => {
    const tokenizer = openTokenizer(base);
    for (const text of ["plain", "Ärger 🍏 漢字", " two  spaces\n\n", ""]) expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  });
});

describe("adapters", () => {
  test("read back as written", () => {
    const target = join(folder, "adapter");
    mkdirSync(target);
    const pair = {
      down: { shape: [2, 4], data: Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8]) },
      up: { shape: [3, 2], data: Float32Array.from([1, 2, 3, 4, 5, 6]) },
    };
    const norm = { shape: [4], data: Float32Array.from([1, 1, 2, 2]) };
    const settings = { rank: 2, alpha: 6, targetModules: ["q_proj"], modulesToSave: ["norm"], baseName: "tiny" };
    writePeftAdapter(
      target,
      { pairs: new Map([["model.layers.0.self_attn.q_proj", pair]]), whole: new Map([["model.norm", norm]]) },
      settings,
    );
    expect(readPeftAdapter(target)).toEqual({
      rank: 2,
      scale: 3,
      pairs: new Map([["model.layers.0.self_attn.q_proj", pair]]),
      whole: new Map([["model.norm", norm]]),
    });
    const config = JSON.parse(readFileSync(join(target, "adapter_config.json"), "utf8"));
    expect(config).toMatchObject({ peft_type: "LORA", r: 2, lora_alpha: 6, base_model_name_or_path: "tiny", modules_to_save: ["norm"] });
    writeFileSync(join(target, "adapter_config.json"), JSON.stringify({ ...config, use_dora: true }));
    expect(() => readPeftAdapter(target)).toThrow("it is a DoRA adapter");
  });

  test("a folder that fails while being written does not appear", () => {
    const target = join(folder, "half-done");
    const fill = (temporary: string) => {
      writeFileSync(join(temporary, "first"), "1");
      throw new Error("disk full");
    };
    expect(() => writeFolderAtomically(target, fill)).toThrow("disk full");
    expect(readdirSync(folder).filter((name) => name.includes("half-done"))).toEqual([]);
  });
});

test("the models folder lists what can be used and says why the rest cannot", async () => {
  const models = join(folder, "models");
  mkdirSync(join(models, "broken"));
  writeFileSync(join(models, "broken", "config.json"), JSON.stringify({ model_type: "gpt2" }));
  mkdirSync(join(models, "empty"));
  const [broken, tiny, ...others] = await listBaseModels(models);
  expect(broken?.problem).toContain("this trainer runs the Llama architecture only");
  expect(tiny?.description).toMatchObject({
    name: "tiny",
    layers: 2,
    hiddenSize: 32,
    contextLength: 128,
    parameters: 261 * 32 + 2 * (4 * 32 * 32 + 3 * 32 * 64 + 64) + 32,
  });
  expect(others).toEqual([]);
  writeFileSync(join(models, "tiny", "tokenizer.json"), "{");
  expect((await listBaseModels(models))[1]?.problem).toContain("tokenizer.json is not valid JSON");
});

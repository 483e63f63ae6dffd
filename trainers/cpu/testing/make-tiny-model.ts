import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { encodeSafetensors, type Tensor } from "../formats/safetensors";

const special = ["<|pad|>", "<|user|>", "<|assistant|>", "<|end|>", "<|system|>"];

/** GPT-2's names for the 256 bytes: printable ones stand for themselves, the others for letters from U+0100 on. */
function byteLetters(): string[] {
  const isPrintable = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++));
}

function tokenizerJson() {
  const addedTokens = special.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }));
  const vocab = Object.fromEntries([...special, ...byteLetters()].map((token, id) => [token, id]));
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: addedTokens,
    normalizer: null,
    pre_tokenizer: { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: "BPE",
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab,
      merges: [],
    },
  };
}

const chatTemplate =
  "{% for message in messages %}{{ '<|' + message['role'] + '|>' + message['content'] }}{% if message['role'] == 'assistant' %}{{ '<|end|>' }}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}";

/** Normally distributed numbers from a seed (mulberry32, Box and Muller). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

export interface TinyModelShape {
  hiddenSize: number;
  intermediateSize: number;
  layers: number;
  heads: number;
  contextLength: number;
  seed: number;
}

const usualShape: TinyModelShape = { hiddenSize: 32, intermediateSize: 64, layers: 2, heads: 2, contextLength: 128, seed: 1 };

function makeTensors(shape: TinyModelShape, vocabulary: number): Map<string, Tensor> {
  const random = randomNumbers(shape.seed);
  const matrix = (rows: number, columns: number): Tensor => ({
    shape: [rows, columns],
    data: Float32Array.from({ length: rows * columns }, () => random() * 0.1),
  });
  const ones = (length: number): Tensor => ({ shape: [length], data: new Float32Array(length).fill(1) });
  const { hiddenSize: hidden, intermediateSize: wide } = shape;
  const tensors = new Map<string, Tensor>([["model.embed_tokens.weight", matrix(vocabulary, hidden)]]);
  for (let layer = 0; layer < shape.layers; layer += 1) {
    const name = `model.layers.${layer}`;
    tensors.set(`${name}.input_layernorm.weight`, ones(hidden));
    for (const projection of ["q_proj", "k_proj", "v_proj", "o_proj"])
      tensors.set(`${name}.self_attn.${projection}.weight`, matrix(hidden, hidden));
    tensors.set(`${name}.post_attention_layernorm.weight`, ones(hidden));
    tensors.set(`${name}.mlp.gate_proj.weight`, matrix(wide, hidden));
    tensors.set(`${name}.mlp.up_proj.weight`, matrix(wide, hidden));
    tensors.set(`${name}.mlp.down_proj.weight`, matrix(hidden, wide));
  }
  tensors.set("model.norm.weight", ones(hidden));
  return tensors;
}

/** A Llama checkpoint folder of a few thousand random weights, with a tokenizer of single bytes: real in every part, and quick. */
export async function makeTinyModel(folder: string, changes: Partial<TinyModelShape> = {}): Promise<void> {
  const shape = { ...usualShape, ...changes };
  const vocabulary = special.length + 256;
  const config = {
    architectures: ["LlamaForCausalLM"],
    model_type: "llama",
    hidden_size: shape.hiddenSize,
    intermediate_size: shape.intermediateSize,
    num_hidden_layers: shape.layers,
    num_attention_heads: shape.heads,
    num_key_value_heads: shape.heads,
    vocab_size: vocabulary,
    max_position_embeddings: shape.contextLength,
    rms_norm_eps: 1e-5,
    rope_theta: 10_000,
    hidden_act: "silu",
    tie_word_embeddings: true,
    eos_token_id: 3,
    pad_token_id: 0,
  };
  await mkdir(folder, { recursive: true });
  const write = (name: string, content: string | Buffer) => writeFile(path.join(folder, name), content);
  await write("config.json", JSON.stringify(config));
  await write("tokenizer.json", JSON.stringify(tokenizerJson()));
  await write("tokenizer_config.json", JSON.stringify({ eos_token: "<|end|>", pad_token: "<|pad|>", chat_template: chatTemplate }));
  await write("model.safetensors", Buffer.concat(encodeSafetensors(makeTensors(shape, vocabulary))));
}

import type { ModelConfig } from "../formats/model-config";

/** Cosine and sine per position and pair, with the llama3 stretching of slow rotations where the model asks for it. */
export function rotaryAngles(config: ModelConfig, contextLength: number): { cosines: Float32Array; sines: Float32Array } {
  const pairs = config.headWidth / 2;
  const cosines = new Float32Array(contextLength * pairs);
  const sines = new Float32Array(contextLength * pairs);
  for (let pair = 0; pair < pairs; pair++) {
    const frequency = stretch(config.rope.theta ** (-pair / pairs), config.rope.scaling);
    for (let position = 0; position < contextLength; position++) {
      cosines[position * pairs + pair] = Math.cos(position * frequency);
      sines[position * pairs + pair] = Math.sin(position * frequency);
    }
  }
  return { cosines, sines };
}

function stretch(frequency: number, scaling: ModelConfig["rope"]["scaling"]): number {
  if (!scaling) return frequency;
  const { factor, lowFrequencyFactor, highFrequencyFactor, originalContextLength } = scaling;
  const turns = (originalContextLength * frequency) / (2 * Math.PI);
  if (turns < lowFrequencyFactor) return frequency / factor;
  if (turns > highFrequencyFactor) return frequency;
  const smooth = (turns - lowFrequencyFactor) / (highFrequencyFactor - lowFrequencyFactor);
  return ((1 - smooth) * frequency) / factor + smooth * frequency;
}

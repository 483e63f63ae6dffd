import { ModelError } from "../engine/errors";
import type { TrainingExample } from "../engine/types";
import type { ChatTokenizer } from "./tokenizer";

export interface EncodedChat {
  ids: number[];
  /** 1 for the tokens of an answer to be learned, its end token included. */
  learned: Uint8Array;
}

interface Segment {
  text: string;
  learned: boolean;
}

/**
 * Renders the conversation up to each answer exactly as it will be rendered when the model is asked, so that what is
 * trained is what is later continued; the answer is what the template adds after that.
 */
export function encodeChat(tokenizer: ChatTokenizer, { messages, tools }: TrainingExample): EncodedChat {
  const segments: Segment[] = [];
  let consumed = "";
  for (const [i, message] of messages.entries()) {
    if (message.role !== "assistant") continue;
    const asked = tokenizer.render(messages.slice(0, i), { addGenerationPrompt: true, tools });
    const answered = tokenizer.render(messages.slice(0, i + 1), { addGenerationPrompt: false, tools });
    if (!asked.startsWith(consumed) || !answered.startsWith(asked)) {
      throw new ModelError(
        `The model's chat template rewrites earlier parts of the conversation at message ${i + 1}, so the answer cannot be told from the question. Use rows with a single answer.`,
      );
    }
    segments.push({ text: asked.slice(consumed.length), learned: false });
    segments.push({ text: answered.slice(asked.length), learned: message.weight !== 0 });
    consumed = answered;
  }
  return joinSegments(tokenizer, segments);
}

/** The prompt for the next answer. */
export function encodePrompt(tokenizer: ChatTokenizer, { messages, tools }: TrainingExample): number[] {
  return tokenizer.encode(tokenizer.render(messages, { addGenerationPrompt: true, tools }));
}

function joinSegments(tokenizer: ChatTokenizer, segments: Segment[]): EncodedChat {
  const pieces = splitTogether(tokenizer, segments) ?? segments.map(({ text }) => tokenizer.encode(text));
  const ids: number[] = [];
  const learned: number[] = [];
  for (const [i, { learned: isLearned }] of segments.entries()) {
    const piece = pieces[i] ?? [];
    const isAnswer = i % 2 === 1;
    let answerEnd = piece.length;
    if (isAnswer) {
      const end = piece.findLastIndex((id) => tokenizer.endTokens.includes(id));
      const [close] = tokenizer.endTokens;
      // What a template writes after the end token (a line break, say) is never generated; without an end token the model would never stop.
      if (end >= 0) answerEnd = end + 1;
      else if (close !== undefined) answerEnd = piece.push(close);
    }
    piece.forEach((id, at) => {
      ids.push(id);
      learned.push(isLearned && at < answerEnd ? 1 : 0);
    });
  }
  return { ids, learned: Uint8Array.from(learned) };
}

/** Tokenizers that mark word starts need the whole text at once; that is right as long as each prompt's tokens begin the whole's. */
function splitTogether(tokenizer: ChatTokenizer, segments: Segment[]): number[][] | undefined {
  const whole = tokenizer.encode(segments.map(({ text }) => text).join(""));
  const pieces: number[][] = [];
  let text = "";
  let start = 0;
  for (const [i, segment] of segments.entries()) {
    text += segment.text;
    const ids = i === segments.length - 1 ? whole : tokenizer.encode(text);
    if (ids.some((id, at) => id !== whole[at])) return undefined;
    pieces.push(whole.slice(start, ids.length));
    start = ids.length;
  }
  return pieces;
}

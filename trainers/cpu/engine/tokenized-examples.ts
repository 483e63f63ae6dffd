import { encodeChat } from "../formats/encode-chat";
import type { ChatTokenizer } from "../formats/tokenizer";
import type { LearnedSequence } from "./loss";
import type { TrainingExample } from "./types";

/** All examples end to end in shared memory, so that every thread reads the same copy. */
export interface TokenizedExamples {
  ids: Int32Array;
  weights: Float32Array;
  /** 1 where a token may be dropped in training: prompt text, but neither the template's marks nor what the answer repeats. */
  droppable: Uint8Array;
  /** Example i lies from starts[i] to starts[i + 1]. */
  starts: Int32Array;
}

export interface UsableRow {
  ids: number[];
  learned: Uint8Array;
}

/** Rows that fit and have an answer, in their order. */
export function usableRows(tokenizer: ChatTokenizer, examples: TrainingExample[], contextLength: number): UsableRow[] {
  const rows: UsableRow[] = [];
  for (const example of examples) {
    const row = encodeChat(tokenizer, example);
    if (row.ids.length <= contextLength && row.learned.includes(1, 1)) rows.push(row);
  }
  return rows;
}

export function shareExamples(rows: UsableRow[], promptLossWeight: number, marks: ReadonlySet<number>): TokenizedExamples {
  const total = rows.reduce((sum, { ids }) => sum + ids.length, 0);
  const shared: TokenizedExamples = {
    ids: new Int32Array(new SharedArrayBuffer(total * 4)),
    weights: new Float32Array(new SharedArrayBuffer(total * 4)),
    droppable: new Uint8Array(new SharedArrayBuffer(total)),
    starts: new Int32Array(new SharedArrayBuffer((rows.length + 1) * 4)),
  };
  let at = 0;
  for (const [row, { ids, learned }] of rows.entries()) {
    shared.starts[row] = at;
    const answer = new Set(ids.filter((_, t) => learned[t] === 1));
    for (const [t, id] of ids.entries()) {
      const isAnswer = learned[t] === 1;
      shared.ids[at + t] = id;
      shared.weights[at + t] = isAnswer ? 1 : promptLossWeight;
      shared.droppable[at + t] = isAnswer || marks.has(id) || answer.has(id) ? 0 : 1;
    }
    at += ids.length;
  }
  shared.starts[rows.length] = at;
  return shared;
}

export function exampleCount({ starts }: TokenizedExamples): number {
  return starts.length - 1;
}

export function exampleLength({ starts }: TokenizedExamples, example: number): number {
  return (starts[example + 1] ?? 0) - (starts[example] ?? 0);
}

export function readExample({ ids, weights, starts }: TokenizedExamples, example: number): LearnedSequence {
  const from = starts[example] ?? 0;
  const to = starts[example + 1] ?? 0;
  return { ids: ids.subarray(from, to), weights: weights.subarray(from, to) };
}

/**
 * How many leading tokens all examples share, short of the first token that carries loss.
 * A system prompt that is the same in every row is then computed once a step instead of once a row.
 */
export function sharedBeginning(examples: TokenizedExamples): number {
  const count = exampleCount(examples);
  if (count === 0) return 0;
  const first = readExample(examples, 0).ids;
  let length = first.length;
  for (let example = 0; example < count; example++) {
    const { ids, weights } = readExample(examples, example);
    const firstLearned = weights.findIndex((weight) => weight > 0);
    length = Math.min(length, firstLearned - 1, ids.length - 2);
    let same = 0;
    while (same < length && ids[same] === first[same]) same++;
    length = same;
  }
  return length < 8 ? 0 : length;
}

/** Words that one look answers for. */
export interface Clue {
  /** What is said of a text that holds one of them; of eight bits at most. */
  bits: number;
  /** `0` stands for any digit, `^` for the beginning or any sign that ends a word. */
  words: string[];
  anyCase?: boolean;
}

/** A sign of a word, and whether its case counts. */
interface Sign {
  sign: string;
  anyCase: boolean;
}

/** A place in a word: `at` of its signs were read. */
interface Step {
  bits: number;
  word: Sign[];
  at: number;
}

const mostBits = 8;
/** Letters from here on count as one. */
const wide = 256;

/**
 * A function that says which clues a text holds: one pass and one look into a table for a letter, however many words there are.
 * The table is the automaton of all words at once, by the powerset construction (Rabin and Scott 1959).
 */
export function wordFinder(clues: Clue[]): (text: string) => number {
  const starts = startsOf(clues);
  const { symbols, meant } = groupLetters([...new Set(starts.flatMap(({ word }) => word))]);
  const { table, start } = buildTable(starts, meant);
  return (text) => {
    let row = start;
    let found = 0;
    for (let at = 0; at < text.length; at++) {
      const entry = table[row + (symbols[Math.min(text.charCodeAt(at), wide)] ?? 0)] ?? 0;
      found |= entry;
      row = entry >>> mostBits;
    }
    return found & ((1 << mostBits) - 1);
  };
}

function startsOf(clues: Clue[]): Step[] {
  const signs = new Map<string, Sign>();
  const signOf = (sign: string, anyCase: boolean) => {
    const known = signs.get(`${sign}${anyCase}`) ?? { sign, anyCase };
    signs.set(`${sign}${anyCase}`, known);
    return known;
  };
  return clues.flatMap(({ bits, words, anyCase = false }) =>
    words.map((word) => ({ bits, word: [...word].map((sign) => signOf(sign, anyCase)), at: 0 })),
  );
}

/** Letters that no word tells apart are one symbol; `meant` has the signs that each symbol is meant by. */
function groupLetters(signs: Sign[]): { symbols: Uint8Array; meant: Set<Sign>[] } {
  const groups = new Map<string, number>();
  const meant: Set<Sign>[] = [];
  const symbols = new Uint8Array(wide + 1);
  for (let letter = 0; letter <= wide; letter++) {
    const by = signs.filter((sign) => isMeant(sign, letter));
    const name = by.map((sign) => signs.indexOf(sign)).join();
    const symbol = groups.get(name) ?? meant.push(new Set(by)) - 1;
    groups.set(name, symbol);
    symbols[letter] = symbol;
  }
  return { symbols, meant };
}

function isMeant({ sign, anyCase }: Sign, letter: number): boolean {
  const character = String.fromCharCode(letter);
  if (sign === "0") return /\d/.test(character);
  if (sign === "^") return /\W/.test(character);
  if (letter === wide) return sign.charCodeAt(0) >= wide;
  return (anyCase ? character.toLowerCase() : character) === sign;
}

/** Of every state, a row: for every symbol, where the next state's row begins, and in the lowest bits what this letter completes. */
function buildTable(starts: Step[], meant: Set<Sign>[]): { table: Uint32Array; start: number } {
  const after = nextSteps();
  const { stepsOf, stateOf } = stateNumbers();
  const isRead = ({ word, at }: Step, by: Set<Sign>) => word[at] !== undefined && by.has(word[at]);
  const entryOf = (read: Step[]) => {
    const row = stateOf(read.filter(({ word, at }) => at < word.length)) * meant.length;
    return (row << mostBits) | read.filter(({ word, at }) => at === word.length).reduce((all, { bits }) => all | bits, 0);
  };

  const begun = meant.map((by) => starts.filter((step) => isRead(step, by)).map(after));
  const entriesOfBegun = begun.map(entryOf);
  // The beginning of a text is as good as a sign before it.
  const start = stateOf(starts.filter(({ word }) => word[0]?.sign === "^").map(after)) * meant.length;
  const table: number[] = [];
  for (let state = 0; state < stepsOf.length; state++)
    for (const [symbol, by] of meant.entries()) {
      const further = (stepsOf[state] ?? []).filter((step) => isRead(step, by)).map(after);
      table.push(further.length > 0 ? entryOf([...(begun[symbol] ?? []), ...further]) : (entriesOfBegun[symbol] ?? 0));
    }
  return { table: Uint32Array.from(table), start };
}

/** Every step is made once, so that a set of them is told by their numbers. */
function nextSteps(): (step: Step) => Step {
  const known = new Map<Step, Step>();
  return (step) => {
    const next = known.get(step) ?? { ...step, at: step.at + 1 };
    known.set(step, next);
    return next;
  };
}

/** A state is a set of steps. */
function stateNumbers() {
  const numbers = new Map<Step, number>();
  const states = new Map<string, number>();
  const stepsOf: Step[][] = [];
  const numberOf = (step: Step) => {
    const number = numbers.get(step) ?? numbers.size;
    numbers.set(step, number);
    return number;
  };
  const stateOf = (steps: Step[]) => {
    const name = steps.map(numberOf).join();
    const state = states.get(name) ?? stepsOf.push(steps) - 1;
    states.set(name, state);
    return state;
  };
  return { stepsOf, stateOf };
}

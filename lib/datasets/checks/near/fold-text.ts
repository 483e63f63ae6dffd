const blank = 32;
const longest = 200_000;

/** For every code unit what it counts as: letters and digits in lower case, all else a blank. */
let table: Uint16Array | null = null;

function makeTable(): Uint16Array {
  const made = new Uint16Array(65_536).fill(blank);
  for (let code = 0; code < 65_536; code++) {
    const letter = String.fromCharCode(code);
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    if (!isSurrogate && !/[\p{L}\p{N}\p{M}]/u.test(letter)) continue;
    const lower = letter.toLowerCase();
    made[code] = lower.length === 1 ? lower.charCodeAt(0) : code;
  }
  return made;
}

/** Text as it is compared: without case, punctuation and the amount of white space. A buffer that is used again and again. */
export class FoldedText {
  codes = new Uint16Array(4_096);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Appends, with a blank between. */
  add(text: string): void {
    table ??= makeTable();
    const { length } = text;
    if (this.length + length + 2 > this.codes.length) this.grow(this.length + length + 2);
    const { codes } = this;
    const known = table;
    let at = this.length;
    let isOpen = at > 0;
    const end = Math.min(length, longest);
    for (let index = 0; index < end; index++) {
      const code = known[text.charCodeAt(index)] ?? blank;
      if (code === blank) {
        isOpen = at > 0;
        continue;
      }
      if (isOpen) codes[at++] = blank;
      isOpen = false;
      codes[at++] = code;
    }
    this.length = at;
  }

  /** 53 bits of what was added since `from`. */
  hash(from = 0): number {
    let one = 0x811c9dc5;
    let two = 0x9e3779b9;
    for (let index = from; index < this.length; index++) {
      const code = this.codes[index] ?? 0;
      one = Math.imul(one ^ code, 0x01000193);
      two = Math.imul(two ^ code, 0x85ebca6b) + (two >>> 15);
    }
    return (one >>> 0) * 2 ** 21 + (mix(two) >>> 11);
  }

  private grow(needed: number): void {
    const grown = new Uint16Array(Math.max(needed, this.codes.length * 2));
    grown.set(this.codes.subarray(0, this.length));
    this.codes = grown;
  }
}

/** Spreads the bits of a number over all 32. */
export function mix(number: number): number {
  let bits = number ^ (number >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

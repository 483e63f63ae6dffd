import { isAscii, isUtf8 } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import type { Encoding } from "./schemas";

/** Where Windows-1252 differs from Latin-1: the code points of the bytes 0x80 to 0x9f. */
const windowsCharacters = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Turns the bytes of a file into text, piece by piece; the byte order mark is left out. */
export function textDecoder(encoding: Encoding): (bytes: Uint8Array, isLast: boolean) => string {
  if (encoding === "windows-1252") return decodeWindows;
  if (encoding === "utf-8") return utf8Decoder();
  const decoder = new TextDecoder(encoding);
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
}

// Not by TextDecoder, whose pieces hold two bytes for every letter, plain ones too, wherever they go from there.
function utf8Decoder(): (bytes: Uint8Array, isLast: boolean) => string {
  const decoder = new StringDecoder("utf8");
  let isStart = true;
  return (bytes, isLast) => {
    const text = decoder.write(bytes) + (isLast ? decoder.end() : "");
    const isMarked = isStart && text.startsWith("\ufeff");
    isStart &&= text === "";
    return isMarked ? text.slice(1) : text;
  };
}

// By hand: this Node's TextDecoder reads windows-1252 as Latin-1 and loses the euro sign and the curly quotes.
function decodeWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (character) => windowsCharacters[character.charCodeAt(0) - 0x80] ?? character);
}

/** Watches the bytes go by and says in the end what they are written in. */
export function encodingWatcher(): { push(bytes: Uint8Array): void; end(): Encoding } {
  let marked: Encoding | null | undefined;
  let rest: Uint8Array = new Uint8Array();
  let good = 0;
  let broken = 0;
  const check = (bytes: Uint8Array) => {
    if (isUtf8(bytes)) {
      good += countLetters(bytes);
      return;
    }
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
    const wrong = text.match(/\ufffd/g)?.length ?? 0;
    broken += wrong;
    good += (text.match(/[^\0-\x7f]/g)?.length ?? 0) - wrong;
  };
  return {
    push(bytes) {
      if (marked === undefined) marked = fromFirstBytes(bytes);
      if (marked) return;
      const joined = rest.byteLength > 0 ? Buffer.concat([rest, bytes]) : bytes;
      const cut = joined.byteLength - unfinished(joined);
      check(joined.subarray(0, cut));
      rest = joined.slice(cut);
    },
    end() {
      if (marked) return marked;
      check(rest);
      // A few broken bytes among many good letters are damage in a row or two, not another encoding.
      return broken * 4 <= good ? "utf-8" : "windows-1252";
    },
  };
}

/** Letters of two bytes and more. */
function countLetters(bytes: Uint8Array): number {
  if (isAscii(bytes)) return 0;
  let count = 0;
  for (let at = 0; at < bytes.byteLength; at++) if ((bytes[at] ?? 0) >= 0xc0) count++;
  return count;
}

/** How many bytes at the end may be the start of a letter whose rest is in the next piece. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.byteLength); back++) {
    const byte = bytes[bytes.byteLength - back] ?? 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** By its byte order mark; UTF-16 without one shows in every other byte being zero. */
function fromFirstBytes(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 1000);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length * 0.3 && even === 0) return "utf-16le";
  if (even > sample.length * 0.3 && odd === 0) return "utf-16be";
  return null;
}

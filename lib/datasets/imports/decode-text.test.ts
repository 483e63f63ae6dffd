import { expect, test } from "vitest";
import { encodingWatcher, textDecoder } from "./decode-text";

function read(bytes: Buffer) {
  const watcher = encodingWatcher();
  const pieces = [bytes.subarray(0, 5), bytes.subarray(5)];
  for (const piece of pieces) watcher.push(piece);
  const encoding = watcher.end();
  const decode = textDecoder(encoding);
  return [encoding, pieces.map((piece, index) => decode(piece, index === 1)).join("")];
}

const words = "Ünïcode — 10 €";

test("UTF-8, with and without a byte order mark, even when a letter is cut in two", () => {
  expect(read(Buffer.from(words))).toEqual(["utf-8", words]);
  expect(read(Buffer.from(`\ufeff${words}`))).toEqual(["utf-8", words]);
});

test("UTF-16 by its byte order mark, or by its zeros", () => {
  expect(read(Buffer.from(`\ufeff${words}`, "utf16le"))).toEqual(["utf-16le", words]);
  expect(read(Buffer.from(`\ufeff${words}`, "utf16le").swap16())).toEqual(["utf-16be", words]);
  expect(read(Buffer.from("text,label\nplain", "utf16le"))).toEqual(["utf-16le", "text,label\nplain"]);
});

test("what is not valid UTF-8 is read as Windows-1252, euro sign and quotes included", () => {
  const bytes = Buffer.from("caf\xe9 \x80 \x93so\x94", "latin1");
  expect(read(bytes)).toEqual(["windows-1252", "café € “so”"]);
});

test("a letter that is cut off at the very end is not valid UTF-8", () => {
  expect(read(Buffer.from("long enough \xc3", "latin1"))[0]).toBe("windows-1252");
});

test("broken bytes are shown as such, wherever the pieces are cut, as the standard says", () => {
  const bytes = Buffer.concat([
    Buffer.from("\ufeffa€\u{1f600}"),
    Buffer.from([0xe2, 0x82, 0x41, 0xff, 0xf0, 0x9f, 0x98]),
    Buffer.from("\ufeffz"),
    Buffer.from([0xc3]),
  ]);
  const meant = new TextDecoder().decode(bytes);
  for (let cut = 0; cut <= bytes.length; cut++) {
    const decode = textDecoder("utf-8");
    expect(decode(bytes.subarray(0, cut), false) + decode(bytes.subarray(cut), false) + decode(new Uint8Array(), true)).toBe(meant);
  }
});

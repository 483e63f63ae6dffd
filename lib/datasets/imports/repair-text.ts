const windowsBytes = new Map(
  [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"].map((character, index) => [character, 0x80 + index]),
);
/** Runs of characters that are bytes above 127 in Windows-1252 or Latin-1. */
const highRun = /[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}/g;
const quickLook = /[Â-ô][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|\ufffd/;
// An upper-case letter before one of these is how people write, also in quotes or before a dash.
const commonAfterLetters = new Set("‘’“”‚„…–—«»‹›\u00a0");

/** Whether letters were lost or turned into others by a wrong encoding, as in “Iâ€™d”. */
export function isDamaged(text: string): boolean {
  if (!quickLook.test(text)) return false;
  return text.includes("\ufffd") || repairOnce(text).isCertain;
}

/** The text as it was meant; null where letters are gone for good or nothing is damaged. */
export function repairText(text: string): string | null {
  let repaired = text;
  // Twice wrong happens: a file that was damaged, saved and damaged again.
  for (let round = 0; round < 3; round++) {
    const { text: next, isCertain } = repairOnce(repaired);
    if (!isCertain) break;
    repaired = next;
  }
  return repaired === text || repaired.includes("\ufffd") ? null : repaired;
}

/** Where it is damaged, for people to see. */
export function damagedExcerpt(text: string): string {
  const at = Math.max(0, text.search(quickLook) - 12);
  const end = at + 40;
  return `${at > 0 ? "…" : ""}${text.slice(at, end).replace(/\s+/g, " ").trim()}${end < text.length ? "…" : ""}`;
}

function repairOnce(text: string): { text: string; isCertain: boolean } {
  let isCertain = false;
  const repaired = text.replace(highRun, (run) => {
    const characters = [...run];
    let made = "";
    for (let at = 0; at < characters.length; ) {
      const sequence = decodeAt(characters, at);
      if (sequence === null) made += characters[at++];
      else {
        const { length, character } = sequence;
        isCertain ||= characters.slice(at + 1, at + length).some((trail) => !commonAfterLetters.has(trail));
        made += character;
        at += length;
      }
    }
    return made;
  });
  return { text: repaired, isCertain };
}

/** From here on two bytes are Syriac or rarer, while “Ü”, “Þ” and “ß” stand before all kinds of signs. */
const rareScripts = 0xdc;
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The one character of UTF-8 that starts here, if these are bytes of one. */
function decodeAt(characters: string[], at: number): { length: number; character: string } | null {
  const lead = byteOf(characters[at]);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 && lead < rareScripts ? 2 : 0;
  if (length === 0 || at + length > characters.length) return null;
  const bytes = characters.slice(at, at + length).map(byteOf);
  if (bytes.slice(1).some((byte) => byte < 0x80 || byte > 0xbf)) return null;
  try {
    return { length, character: strict.decode(Uint8Array.from(bytes)) };
  } catch {
    return null;
  }
}

function byteOf(character: string | undefined): number {
  return windowsBytes.get(character ?? "") ?? character?.charCodeAt(0) ?? 0;
}

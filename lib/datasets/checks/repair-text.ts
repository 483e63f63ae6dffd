/** UTF-8 that was read as Windows-1252: “Ã©” for “é”, “â€™” for “’”. Or the mark for a letter that is lost. */
const tail = "[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]";
const damage = new RegExp(`Ã${tail}|â${tail}${tail}|Â[\\u0080-\\u00bf]|ï»¿|\\ufffd`);

export function findDamage(text: string): { from: number; to: number } | null {
  const match = damage.exec(text);
  return match && { from: match.index, to: match.index + match[0].length };
}

/** Where Windows-1252 differs from the first 256 code points. */
const bytes = new Map<number, number>(
  [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"].map((letter, index) => [letter.charCodeAt(0), 0x80 + index]),
);
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Undoes the damage where it can be told for sure: a run of letters that is valid UTF-8 when written back as Windows-1252. */
export function repairText(text: string): string {
  let repaired = text;
  // Some files went through the wrong encoding twice.
  for (let round = 0; round < 2 && findDamage(repaired); round++) repaired = repaired.replace(/[\u0080-\uffff]+/g, repairRun);
  return repaired;
}

function repairRun(run: string): string {
  const raw = new Uint8Array(run.length);
  for (let index = 0; index < run.length; index++) {
    const code = run.charCodeAt(index);
    const byte = bytes.get(code) ?? (code < 0x100 ? code : undefined);
    if (byte === undefined) return run;
    raw[index] = byte;
  }
  try {
    return utf8.decode(raw);
  } catch {
    return run;
  }
}

const longest = 900;

/**
 * Paragraphs put together until a passage is about as long as one screen of a phone: long enough to answer, short enough that ten fit a
 * prompt. A paragraph that is too long by itself is cut between sentences, a sentence between words.
 */
export function cutIntoPassages(text: string): string[] {
  const passages: string[] = [];
  let current = "";
  for (const piece of piecesOf(text)) {
    if (current !== "" && current.length + piece.length + 2 > longest) {
      passages.push(current);
      current = "";
    }
    current = current === "" ? piece : `${current}\n\n${piece}`;
  }
  return current === "" ? passages : [...passages, current];
}

function piecesOf(text: string): string[] {
  const paragraphs = text.replace(/\r\n?/g, "\n").split(/\n\s*\n/);
  return paragraphs
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .flatMap((paragraph) => (paragraph.length <= longest ? [paragraph] : cutLong(paragraph)));
}

function cutLong(paragraph: string): string[] {
  const pieces: string[] = [];
  for (let rest = paragraph; rest !== ""; ) {
    const end = rest.length <= longest ? rest.length : endWithin(rest.slice(0, longest));
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return pieces;
}

function endWithin(text: string): number {
  const sentence = Math.max(text.lastIndexOf(". "), text.lastIndexOf("? "), text.lastIndexOf("! "), text.lastIndexOf("\n"));
  if (sentence > longest / 3) return sentence + 1;
  const word = text.lastIndexOf(" ");
  if (word > longest / 3) return word;
  // A letter outside the basic plane stays whole.
  return /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
}

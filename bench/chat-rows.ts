const words =
  `the a to of and is for it your you we with this that on in not have can be our order please account will from an been was as at
my are if has or after by no so but they when here there would could should about again also back because before between both check choose
close contact copy customer day days delivery device different done email enter error every expect feature find first follow friday full get give
group hand happen help however important include inside instead internet invoice issue item keep know label last later left letter link list
little local login long look machine make manager many message minute model monday month more most move need network never next nothing notice
number office often old once only open option other over package page paper part password payment person phone place plan point possible price
printer problem process product question quick quite reach read ready reason receipt receive refund remove replace report request reset return
right screen second see send service set settings several shipping short show side sign since size small some soon speak start state step still
stop store street subscription such sure system table take team tell thank thing think third through ticket time today tomorrow tonight total
track transfer travel try turn two under understand until update upgrade use usual value version view visit wait want warehouse warranty watch
water week what where which while who why window without word work write wrong year yesterday yet`.split(/\s+/);

/** The same rows on every machine: numbers from a seed, all else follows. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Lines of chat JSONL of about 1.2 KB: a system message and two turns, as a help desk would export them. */
export function* chatLines(count: number, seed = 1): Generator<string> {
  const random = randomFrom(seed);
  for (let index = 0; index < count; index++) {
    const messages = [
      { role: "system", content: "You answer for the help desk of a mail-order company. Be short, friendly and exact." },
      { role: "user", content: text(random, 330, index) },
      { role: "assistant", content: text(random, 250, index) },
      { role: "user", content: text(random, 120, index) },
      { role: "assistant", content: text(random, 220, index) },
    ];
    yield JSON.stringify({ messages });
  }
}

function text(random: () => number, letters: number, index: number): string {
  let made = "";
  while (made.length < letters) {
    const sentence: string[] = [];
    for (let left = 5 + Math.floor(random() * 12); left > 0; left--) sentence.push(word(random, index));
    const joined = sentence.join(" ");
    made += `${made ? " " : ""}${joined.charAt(0).toUpperCase()}${joined.slice(1)}${random() < 0.2 ? "?" : "."}`;
  }
  return made;
}

/** Frequent words are frequent; now and then a number, a price or an address. */
function word(random: () => number, index: number): string {
  const kind = random();
  if (kind < 0.015) return `#${100_000 + Math.floor(random() * 900_000)}`;
  if (kind < 0.02) return `$${(random() * 500).toFixed(2)}`;
  if (kind < 0.0205) return `customer${index}@example.com`;
  return words[Math.floor(random() ** 2 * words.length)] ?? "the";
}

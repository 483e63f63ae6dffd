/** A message to a shop's help desk and what a person would note down about it. */
export interface SampleMessage {
  message: string;
  answer: { category: string; urgency: string; product: string };
}

/** What the model is told before every message. */
export const sampleInstruction = "Answer with JSON: category, urgency, product.";

// In brackets: one of these. In braces: p product, n small number, m amount of money, d day, w town.
const categories: Record<string, string[]> = {
  billing: [
    "[The bill|Your bill|The latest bill] for {p} is {m} too high",
    "[Somebody|Your shop|Your company] took {m} from my [account|card] twice for {p}",
    "[I see|There is|I found] a payment of {m} for {p} that I [do not recognise|cannot explain|never agreed to]",
    "[Please send|I am waiting for|I still need] a receipt for {p}, the tax office wants it",
    "The [voucher|coupon|rebate] that you promised for {p} is not on the bill",
    "I paid for {p} on {d}, yet your reminder [says|claims] that {m} are open",
    "Since {d} the monthly price of {p} is {m}, [nobody told me|that was not agreed|please explain why]",
  ],
  access: [
    "[My password|The password] for {p} is [refused|not accepted] since {d}",
    "{p} [tells me|says|insists] that my account is [blocked|locked|closed]",
    "I [never get|did not receive|am still waiting for] the code to log in to {p}",
    "After {n} tries {p} [keeps me out|does not let me in|will not let me log in]",
    "[My colleague|My wife|Our trainee] has no account for {p} yet and cannot log in",
    "The link to set a new password for {p} [leads nowhere|has expired|opens an empty page]",
    "[How do I|How can I] log in to {p} now that my e-mail address has changed",
  ],
  delivery: [
    "The [parcel|package|box] with {p} [should have been|was promised to be] here on {d}",
    "[Where is|What happened to] the {p} that I ordered {n} days ago",
    "The van brought {p} to [my neighbour|the wrong house|another street] in {w}",
    "The tracking page says that {p} is [still|somewhere] in {w} since {d}",
    "You sent [only|just] half of my order, {p} is [missing|not in the box]",
    "[Nobody|No driver] came on {d}, although {p} was announced",
    "[Can you|Could you] bring {p} to my office in {w} instead of my home",
  ],
  fault: [
    "{p} [stops|switches itself off|gives up] after {n} minutes",
    "The [lamp|display|light] of {p} [flickers|stays dark|went out] since {d}",
    "{p} makes a [grinding|whistling|rattling] sound and smells [odd|burnt]",
    "A [hinge|handle|wheel] of {p} [broke off|came loose|is bent]",
    "Since the update {p} [hangs|crashes|restarts] whenever I press start",
    "{p} [leaks|loses water|drips] and the floor is wet",
    "The [plug|charger|battery] of {p} gets [far too hot|so hot that I cannot touch it]",
  ],
  advice: [
    "[Does|Will] {p} also work [abroad|outdoors|without the internet]",
    "[Where do I find|Is there|Can you send me] a guide for {p}",
    "Which [filter|cable|cover] [fits|goes with|do I need for] {p}",
    "How [often|many times a year] should {p} be cleaned",
    "I would like to [know|ask] whether {p} can be used by {n} people",
    "What is the [difference|best setting] when I use {p} at night",
    "[Please tell me|Can you explain] how to change the language of {p}",
  ],
  return: [
    "I want to [give {p} back|return {p}|send {p} back] because it [is too small|does not suit me|was a gift that nobody wants]",
    "[Please take|Take] {p} back and pay me the {m}",
    "We [changed our minds|decided otherwise], so please cancel the order of {p}",
    "[Which form|What address] do I need to send {p} back",
    "[Please end|I hereby end|We wish to end] our contract for {p} on {d}",
    "{p} is [not what I expected|the wrong colour], I would like my money back",
    "I ordered {p} twice by mistake, [one can go back|please take one of them]",
  ],
};

const urgencies: Record<string, string[]> = {
  high: [
    "[This cannot wait|It cannot wait], please [answer|reply] within the hour.",
    "Our whole shop [stands still|is closed] because of it.",
    "I need [help|a solution] before [noon|tonight|the end of the day]!",
    "[Phone me|Call me] at once, this is an emergency.",
    "Every hour costs us {m}, so [hurry|be quick] please.",
  ],
  medium: [
    "",
    "",
    "",
    "An answer [this week|by {d}] would be good.",
    "[Kindly|Please] let me know by {d}.",
    "I would be glad to hear from you in the next days.",
  ],
  low: [
    "[It is no rush|No rush at all], whenever you have a quiet moment.",
    "You can take as long as you [like|need].",
    "This is not important, [I only wondered|I was only wondering].",
    "Answer [some time|any time] next month, that is early enough.",
    "It has time, other people surely need you more.",
  ],
};

const greetings = ["Hello,", "Good morning,", "Dear team,", "Hi,", "To whom it may concern,", "", "", ""];
const asides = [
  "",
  "",
  "",
  "I have bought from you since {y}.",
  "My customer number is {o}.",
  "We are a household of {n}.",
  "I wrote about this on {d} already.",
  "My neighbours have the same one.",
];
const farewells = ["", "", "Many thanks", "Kind regards, {f}", "Yours, {f}", "Thank you, {f}"];

const slots: Record<string, string[]> = {
  d: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  w: ["Porto", "Ghent", "Aarhus", "Graz", "Bergen", "Galway", "Lucca", "Tartu", "Basel", "Malaga"],
  f: ["Ines", "Tomas", "Marit", "Jonas", "Aoife", "Luca", "Petra", "Henk", "Noor", "Sami", "Vera", "Oskar"],
};
const firstSyllables = [
  "Ar",
  "Bel",
  "Cal",
  "Dor",
  "Es",
  "Fen",
  "Gal",
  "Hal",
  "Is",
  "Jor",
  "Kel",
  "Lum",
  "Mar",
  "Nor",
  "Ol",
  "Pel",
  "Quil",
  "Ros",
  "Sol",
  "Tam",
  "Ul",
  "Ven",
  "Wil",
  "Zan",
];
const lastSyllables = [
  "bia",
  "cora",
  "dix",
  "fera",
  "gon",
  "lia",
  "mio",
  "nova",
  "pax",
  "rix",
  "sta",
  "tera",
  "vio",
  "wen",
  "zio",
  "dar",
  "lux",
  "mont",
];
const editions = ["", "", "", "", " Plus", " Mini", " Max", " 2", " 5", " 40", " Home", " Pro"];

/**
 * The messages of the sample project: made, not collected, so that nobody's words are in it, and the same for a seed.
 * A product's name is part of the answer; grouped by it, the test split asks for names that training never saw.
 */
export function makeSampleMessages(count: number, seed: number): SampleMessage[] {
  const random = seededRandom(seed);
  const made = new Map<string, SampleMessage>();
  while (made.size < count) {
    const sample = makeMessage(random);
    made.set(sample.message, sample);
  }
  return [...made.values()];
}

type Random = () => number;

function makeMessage(random: Random): SampleMessage {
  const product = pick(firstSyllables, random) + pick(lastSyllables, random) + pick(editions, random);
  const category = pick(Object.keys(categories), random);
  const urgency = pick(Object.keys(urgencies), random);
  const matter = capitalise(fill(pick(categories[category] ?? [], random), product, random));
  const ending = /^(where|what|which|how|does|will|can|could|is there)\b/i.test(matter) ? "?" : pick([".", ".", ".", "!"], random);
  const cue = fill(pick(urgencies[urgency] ?? [], random), product, random);
  const middle = random() < 0.25 ? [cue, matter + ending] : [matter + ending, cue];
  const parts = [
    pick(greetings, random),
    ...middle,
    fill(pick(asides, random), product, random),
    fill(pick(farewells, random), product, random),
  ];
  return { message: parts.filter((part) => part !== "").join(" "), answer: { category, urgency, product } };
}

function fill(template: string, product: string, random: Random): string {
  const chosen = template.replace(/\[([^\]]*)\]/g, (_, options: string) => pick(options.split("|"), random));
  return chosen.replace(/\{(\w)\}/g, (_, slot: string) => fillSlot(slot, product, random));
}

function fillSlot(slot: string, product: string, random: Random): string {
  if (slot === "p") return product;
  if (slot === "n") return String(between(2, 12, random));
  if (slot === "m") return `${between(4, 190, random)} euros`;
  if (slot === "y") return String(between(2014, 2025, random));
  if (slot === "o") return String(between(10_000, 99_999, random));
  return pick(slots[slot] ?? [], random);
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function between(least: number, most: number, random: Random): number {
  return least + Math.floor(random() * (most - least + 1));
}

function pick(choices: string[], random: Random): string {
  return choices[Math.floor(random() * choices.length)] ?? "";
}

/** Mulberry32: small, fast, the same everywhere. */
function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import { createRandom } from "@/lib/statistics/random";

export interface TextCluster {
  /** Those that tell it from the rest, most telling first. */
  words: string[];
  /** Places of its texts, the most typical first. */
  members: number[];
}

type Vector = Map<string, number>;

/** Fewer texts need no sorting, and fewer together are no group. */
const fewestTexts = 6;
const fewestTogether = 3;
const mostClusters = 8;
/** Words of a group that are looked at for its name. */
const mostTried = 40;
const restarts = 2;
const rounds = 8;
/** What a text is about it says soon; the rest costs time. */
const mostWords = 80;
/** A word of fewer texts brings no group together that would be worth a name. */
const smallestShare = 1 / 50;
const seed = 20_261_129;

/**
 * Texts that are about the same, with the words that say about what: k-means on the sphere over TF-IDF (Dhillon and Modha, Mach. Learn. 42:143,
 * 2001), begun by k-means++ with a fixed seed, so that the same texts always fall into the same groups. What fits nowhere is left out.
 */
export function clusterTexts(texts: readonly string[]): TextCluster[] {
  if (texts.length < fewestTexts) return [];
  const documents = texts.map(wordsOf);
  const vectors = toVectors(documents);
  const count = Math.min(mostClusters, Math.max(2, Math.round(Math.sqrt(texts.length / 3))));
  const random = createRandom(seed);
  let best: { groups: number[][]; fit: number } | null = null;
  for (let round = 0; round < restarts; round++) {
    const found = divide(vectors, count, random);
    if (!best || found.fit > best.fit + 1e-9) best = found;
  }
  return mergeAlike((best?.groups ?? []).flatMap((group) => describe(group, documents, vectors)));
}

export function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]{2,}/gu)
      ?.slice(0, mostWords) ?? [],
  );
}

/** Without words of too few texts, or of more than half of them: neither brings anything together. */
function toVectors(documents: readonly ReadonlySet<string>[]): Vector[] {
  const holding = new Map<string, number>();
  for (const words of documents) for (const word of words) holding.set(word, (holding.get(word) ?? 0) + 1);
  const fewest = Math.max(fewestTogether, documents.length * smallestShare);
  return documents.map((words) => {
    const vector: Vector = new Map();
    for (const word of words) {
      const documentCount = holding.get(word) ?? 0;
      if (documentCount >= fewest && documentCount <= documents.length / 2) vector.set(word, Math.log(documents.length / documentCount));
    }
    return normalised(vector);
  });
}

function normalised(vector: Vector): Vector {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  const length = Math.sqrt(squares);
  if (length > 0) for (const [word, weight] of vector) vector.set(word, weight / length);
  return vector;
}

function similarity(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
  return sum;
}

function divide(vectors: readonly Vector[], count: number, random: () => number): { groups: number[][]; fit: number } {
  let centres = begin(vectors, count, random);
  let places: number[] = [];
  let fit = 0;
  for (let round = 0; round < rounds; round++) {
    fit = 0;
    const next = vectors.map((vector) => {
      const { place, value } = nearest(vector, centres);
      fit += value;
      return value > 0 ? place : -1;
    });
    if (places.length > 0 && next.every((place, index) => place === places[index])) break;
    places = next;
    centres = centres.map((_, place) => middle(vectors.filter((__, index) => places[index] === place)));
  }
  return { groups: centres.map((_, place) => [...places.keys()].filter((index) => places[index] === place)), fit };
}

/** k-means++: each next centre is likelier the further a text lies from those there are. */
function begin(vectors: readonly Vector[], count: number, random: () => number): Vector[] {
  const centres: Vector[] = [];
  while (centres.length < count) {
    const far = vectors.map((vector) =>
      vector.size === 0 ? 0 : (1 - Math.max(0, ...centres.map((centre) => similarity(vector, centre)))) ** 2,
    );
    let left = random() * far.reduce((sum, value) => sum + value, 0);
    const chosen = far.findIndex((value) => {
      left -= value;
      return left < 0;
    });
    const vector = vectors[chosen];
    if (!vector) break;
    centres.push(vector);
  }
  return centres;
}

function nearest(vector: Vector, centres: readonly Vector[]): { place: number; value: number } {
  let best = { place: -1, value: 0 };
  for (const [place, centre] of centres.entries()) {
    const value = similarity(vector, centre);
    if (value > best.value) best = { place, value };
  }
  return best;
}

function middle(vectors: readonly Vector[]): Vector {
  const sum: Vector = new Map();
  for (const vector of vectors) for (const [word, weight] of vector) sum.set(word, (sum.get(word) ?? 0) + weight);
  return normalised(sum);
}

function describe(group: readonly number[], documents: readonly ReadonlySet<string>[], vectors: readonly Vector[]): TextCluster[] {
  if (group.length < fewestTogether) return [];
  const centre = middle(group.map((index) => vectors[index] ?? new Map()));
  const words = tellingWords(new Set(group), documents, centre);
  // A text without any of the words that name the group stands in it by accident.
  const members = group.filter((index) => words.some((word) => documents[index]?.has(word)));
  if (words.length === 0 || members.length < fewestTogether) return [];
  const typical = (index: number) => similarity(vectors[index] ?? new Map(), centre);
  return [{ words, members: [...members].sort((a, b) => typical(b) - typical(a) || a - b) }];
}

/** Up to three that at least a third of the group has, by how much rarer they are outside. */
function tellingWords(group: ReadonlySet<number>, documents: readonly ReadonlySet<string>[], centre: Vector): string[] {
  const outside = documents.length - group.size;
  const heaviest = [...centre].sort(([a, one], [b, other]) => other - one || a.localeCompare(b)).slice(0, mostTried);
  const scored = heaviest.flatMap(([word]) => {
    let [own, others] = [0, 0];
    for (const [index, words] of documents.entries()) if (words.has(word)) group.has(index) ? own++ : others++;
    const share = own / group.size;
    return share < 1 / 3 ? [] : [{ word, lift: share - (outside > 0 ? others / outside : 0) }];
  });
  return scored
    .filter(({ lift }) => lift > 0)
    .sort((a, b) => b.lift - a.lift || a.word.localeCompare(b.word))
    .slice(0, 3)
    .map(({ word }) => word);
}

/** Largest first; two groups with the same first word are one. */
function mergeAlike(clusters: readonly TextCluster[]): TextCluster[] {
  const byWord = new Map<string, TextCluster>();
  for (const cluster of clusters) {
    const [first = ""] = cluster.words;
    const known = byWord.get(first);
    if (known) known.members.push(...cluster.members);
    else byWord.set(first, { words: cluster.words, members: [...cluster.members] });
  }
  return [...byWord.values()].sort((a, b) => b.members.length - a.members.length || (a.words[0] ?? "").localeCompare(b.words[0] ?? ""));
}

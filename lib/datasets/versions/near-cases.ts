import { bandCount, bandHash, nearThreshold, signatureLength, signatureOf, similarityOf } from "@/lib/datasets/checks/near/min-hash";

/** In one bucket; with more, the text is made of what every text has in common, and the other bands tell them apart. */
const mostMet = 64;

interface Met {
  /** Number of the prompt that learns, as it was given. */
  by: number;
  similarity: number;
}

/** What is measured, indexed so that a million prompts can be held against it one by one: 600 bytes a case, and only the cases stay in memory. */
export class NearCases {
  private readonly signatures: Uint32Array;
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly mask: number;
  private readonly met: (Met | undefined)[] = [];
  private count = 0;

  constructor(private readonly capacity: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)));
    this.mask = size - 1;
    this.signatures = new Uint32Array(capacity * signatureLength);
    this.heads = new Int32Array(size * bandCount).fill(-1);
    this.next = new Int32Array(capacity * bandCount).fill(-1);
  }

  add(prompt: string): void {
    if (this.count >= this.capacity) throw new Error("There are more cases than were announced.");
    const at = this.count++;
    const signature = signatureOf(prompt);
    this.signatures.set(signature, at * signatureLength);
    for (let band = 0; band < bandCount; band++) {
      const slot = this.slotOf(signature, band);
      this.next[at * bandCount + band] = this.heads[slot] ?? -1;
      this.heads[slot] = at;
    }
  }

  /** Holds a prompt that is learned against every case that it may be like. */
  meet(prompt: string, by: number): void {
    const signature = signatureOf(prompt);
    const seen = new Set<number>();
    for (let band = 0; band < bandCount; band++) {
      let at = this.heads[this.slotOf(signature, band)] ?? -1;
      for (let steps = 0; at !== -1 && steps < mostMet; steps++) {
        if (!seen.has(at)) {
          seen.add(at);
          this.compare(at, signature, by);
        }
        at = this.next[at * bandCount + band] ?? -1;
      }
    }
  }

  /** The most alike of all that were held against this case, if any was alike enough. */
  metBy(at: number): Met | undefined {
    return this.met[at];
  }

  private compare(at: number, signature: Uint32Array, by: number): void {
    const similarity = similarityOf(this.signatures.subarray(at * signatureLength, (at + 1) * signatureLength), signature);
    if (similarity < nearThreshold || similarity <= (this.met[at]?.similarity ?? 0)) return;
    this.met[at] = { by, similarity };
  }

  private slotOf(signature: Uint32Array, band: number): number {
    return band * (this.mask + 1) + (bandHash(signature, band) & this.mask);
  }
}

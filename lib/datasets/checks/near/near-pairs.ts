import { setImmediate } from "node:timers/promises";
import { bandCount, bandHash } from "./min-hash";

/** How many older texts a text is compared with at most. */
const perText = 4;

/**
 * Finds which of many texts are worth comparing, in memory that is known before: 106 bytes a text.
 * Texts are added oldest first; within a band's bucket each meets the oldest and the one before it, never all, so that a million copies of one
 * text cost no more than a million different ones.
 */
export class NearPairs {
  private readonly bands: Uint32Array;
  private readonly isEmpty: Uint8Array;
  private readonly partners: Int32Array;
  private readonly meetings: Uint8Array;
  count = 0;

  constructor(readonly capacity: number) {
    this.bands = new Uint32Array(capacity * bandCount);
    this.isEmpty = new Uint8Array(capacity);
    this.partners = new Int32Array(capacity * perText).fill(-1);
    this.meetings = new Uint8Array(capacity * perText);
  }

  /** `hasText` false: it is never compared. */
  add(signature: Uint32Array, hasText: boolean): void {
    const row = this.count++;
    this.isEmpty[row] = hasText ? 0 : 1;
    for (let band = 0; band < bandCount; band++) this.bands[band * this.capacity + row] = bandHash(signature, band);
  }

  /** Fills in who meets whom; other work gets its turn between the bands. */
  async meet(onBand: (band: number) => Promise<void> | void = () => {}): Promise<void> {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, this.count * 1.6)));
    const oldest = new Int32Array(size);
    const newest = new Int32Array(size);
    for (let band = 0; band < bandCount; band++) {
      oldest.fill(-1);
      this.meetInBand(this.bands.subarray(band * this.capacity, band * this.capacity + this.count), oldest, newest);
      await setImmediate();
      await onBand(band + 1);
    }
  }

  private meetInBand(hashes: Uint32Array, oldest: Int32Array, newest: Int32Array): void {
    const mask = oldest.length - 1;
    for (let row = 0; row < this.count; row++) {
      if (this.isEmpty[row]) continue;
      const hash = hashes[row] ?? 0;
      let slot = Math.imul(hash, 0x9e3779b1) & mask;
      let first = oldest[slot] ?? -1;
      while (first !== -1 && hashes[first] !== hash) {
        slot = (slot + 1) & mask;
        first = oldest[slot] ?? -1;
      }
      if (first === -1) oldest[slot] = row;
      else {
        this.note(row, first);
        const before = newest[slot] ?? first;
        if (before !== first) this.note(row, before);
      }
      newest[slot] = row;
    }
  }

  /**
   * Misra and Gries: a partner met in more than a fifth of all meetings is kept for sure, however many are met by chance,
   * because a newcomer that finds no place takes one meeting from everybody.
   */
  private note(row: number, partner: number): void {
    const start = row * perText;
    let free = -1;
    for (let at = start; at < start + perText; at++) {
      if (this.partners[at] === partner) {
        this.meetings[at] = (this.meetings[at] ?? 0) + 1;
        return;
      }
      if (this.meetings[at] === 0) free = at;
    }
    if (free === -1) for (let at = start; at < start + perText; at++) this.meetings[at] = (this.meetings[at] ?? 0) - 1;
    else {
      this.partners[free] = partner;
      this.meetings[free] = 1;
    }
  }

  /** The older texts that a text met, the most alike first. */
  partnersOf(row: number): number[] {
    const start = row * perText;
    return Array.from({ length: perText }, (_, index) => start + index)
      .filter((at) => (this.partners[at] ?? -1) !== -1)
      .sort((a, b) => (this.meetings[b] ?? 0) - (this.meetings[a] ?? 0) || (this.partners[a] ?? 0) - (this.partners[b] ?? 0))
      .map((at) => this.partners[at] ?? -1);
  }

  hasPartners(row: number): boolean {
    const start = row * perText;
    return [0, 1, 2, 3].some((index) => (this.partners[start + index] ?? -1) !== -1);
  }
}

import type { Address } from "../kernels/load-kernels";

/** Hands out room in the kernels' memory from a start onwards; the same requests give the same addresses in every thread. */
export interface Arena {
  take(floats: number): Address;
  /** The first free address. */
  top(): Address;
  /** Frees everything taken since `to` was the top. */
  release(to: Address): void;
}

const alignment = 64;

export function createArena(start: Address, limit = Number.POSITIVE_INFINITY): Arena {
  let top = align(start);
  return {
    take: (floats) => {
      const address = top;
      // Vector kernels may touch up to three floats after the last one.
      top = align(top + (floats + 3) * 4);
      if (top > limit) throw new Error(`The plan gave this thread ${limit - start} bytes, but it needs more.`);
      return address;
    },
    top: () => top,
    release: (to) => {
      top = to;
    },
  };
}

function align(address: number): number {
  return Math.ceil(address / alignment) * alignment;
}

/** The first page stays empty, so that address 0 can mean "none". */
export const firstAddress = 65_536;

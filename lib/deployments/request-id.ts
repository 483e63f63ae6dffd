import { createHmac, createSecretKey, hkdfSync, randomFillSync, timingSafeEqual } from "node:crypto";

const timeLength = 9;
const randomLength = 13;
const signLength = 12;

const timePart = (at: number) => Math.floor(at).toString(36).padStart(timeLength, "0");

/** Every id given out from this moment on sorts behind it. */
export const requestIdFloor = (at: number) => `req_${timePart(at)}`;

/** Whoever knows the secret of the house can tell without a database that an id is real, and whose it is. */
export function requestIdMaker(secret: string) {
  const key = createSecretKey(new Uint8Array(hkdfSync("sha256", secret, "", "hone gateway request ids, key 1", 32)));
  const sign = (id: string, projectId: string) =>
    createHmac("sha256", key).update(`${id}\n${projectId}`).digest("hex").slice(0, signLength);
  return {
    make(projectId: string, at = Date.now()): string {
      const id = `${requestIdFloor(at)}${randomPart()}`;
      return id + sign(id, projectId);
    },
    isOf(projectId: string, requestId: string): boolean {
      if (!/^req_[0-9a-z]+$/.test(requestId) || requestId.length !== 4 + timeLength + randomLength + signLength) return false;
      const id = requestId.slice(0, -signLength);
      return timingSafeEqual(Buffer.from(sign(id, projectId)), Buffer.from(requestId.slice(-signLength)));
    },
  };
}

const pool = Buffer.alloc(4_096);
let used = pool.byteLength;

/** 64 random bits. The system gives thousands as fast as eight bytes. */
function randomPart(): string {
  if (used === pool.byteLength) {
    randomFillSync(pool);
    used = 0;
  }
  const bits = pool.readBigUInt64BE(used);
  used += 8;
  return bits.toString(36).padStart(randomLength, "0");
}

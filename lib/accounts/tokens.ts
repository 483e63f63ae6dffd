import { createHash, randomBytes } from "node:crypto";

/** 256 random bits that fit into an address. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token: enough to recognise it, nothing to sign in with. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

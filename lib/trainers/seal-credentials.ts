import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";

/** What a provider is asked with. Never leaves the server, never stands in a log. */
export const credentialsSchema = z.object({ apiKey: z.string() });
export type Credentials = z.infer<typeof credentialsSchema>;

/**
 * By version: a new key gets a new number and old rows stay readable until they are sealed again. Version 1 is derived from `HONE_SECRET`;
 * the words make it another key than anything else that is ever derived from the same secret.
 */
const keys: Record<string, (secret: string) => Buffer> = {
  "1": (secret) => Buffer.from(hkdfSync("sha256", secret, "", "hone trainer credentials, key 1", 32)),
};
const newestKey = "1";
const algorithm = "aes-256-gcm";

/**
 * Encrypted under the secret of the house for the row with this id and no other: moved to another row it does not open.
 * `version.nonce.tag.text`, in base64url.
 */
export function sealCredentials(secret: string, trainerId: string, credentials: Credentials): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, keyOf(newestKey, secret), nonce).setAAD(boundTo(trainerId, newestKey));
  const text = Buffer.concat([cipher.update(JSON.stringify(credentials), "utf8"), cipher.final()]);
  return [newestKey, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString("base64url"))].join(".");
}

/** Null when it was sealed with another secret, for another row, or was changed since. */
export function openCredentials(secret: string, trainerId: string, sealed: string): Credentials | null {
  const [version = "", nonce = "", tag = "", text = ""] = sealed.split(".");
  if (!(version in keys)) return null;
  try {
    const decipher = createDecipheriv(algorithm, keyOf(version, secret), Buffer.from(nonce, "base64url"), { authTagLength: 16 })
      .setAAD(boundTo(trainerId, version))
      .setAuthTag(Buffer.from(tag, "base64url"));
    const opened = Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]);
    return credentialsSchema.parse(JSON.parse(opened.toString("utf8")));
  } catch {
    // Whatever is wrong with it, its words could only help whoever tampered with it.
    return null;
  }
}

function keyOf(version: string, secret: string): Buffer {
  const derive = keys[version];
  if (!derive) throw new Error(`There is no key ${version} for credentials.`);
  return derive(secret);
}

function boundTo(trainerId: string, version: string): Buffer {
  return Buffer.from(`${version}:${trainerId}`, "utf8");
}

/** `crypto.randomUUID` is missing where Hone is opened by plain http under another name than localhost. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

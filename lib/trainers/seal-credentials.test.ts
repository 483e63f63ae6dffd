import { expect, test } from "vitest";
import { openCredentials, sealCredentials } from "./seal-credentials";

const house = "the secret of the house, long enough to be one";
const secret = { apiKey: "sk-very-secret-0123456789" };

test("what is sealed says nothing, differs each time, and opens for its own row only", () => {
  const sealed = sealCredentials(house, "trainer-1", secret);
  expect(sealed).not.toContain(secret.apiKey);
  expect(Buffer.from(sealed.split(".")[3] ?? "", "base64url").toString()).not.toContain("secret");
  expect(sealed).toMatch(/^1\./);
  expect(sealCredentials(house, "trainer-1", secret)).not.toBe(sealed);
  expect(openCredentials(house, "trainer-1", sealed)).toEqual(secret);
  expect(openCredentials(house, "trainer-2", sealed)).toBeNull();
});

test("a changed byte, a cut tag, an unknown key and nonsense do not open", () => {
  const sealed = sealCredentials(house, "trainer-1", secret);
  const [version, nonce, tag = "", text = ""] = sealed.split(".");
  const flip = (part: string) => `${part[0] === "A" ? "B" : "A"}${part.slice(1)}`;
  for (const tampered of [
    [version, nonce, tag, flip(text)],
    [version, nonce, flip(tag), text],
    [version, nonce, tag.slice(0, 6), text],
    ["2", nonce, tag, text],
    ["nonsense"],
    [""],
  ])
    expect(openCredentials(house, "trainer-1", tampered.join("."))).toBeNull();
});

test("another secret of the house does not open it", () => {
  const sealed = sealCredentials(house, "trainer-1", secret);
  expect(openCredentials("another secret that is long enough for Hone", "trainer-1", sealed)).toBeNull();
});

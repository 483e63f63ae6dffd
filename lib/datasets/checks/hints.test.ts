import { describe, expect, test } from "vitest";
import { randomFrom } from "@/bench/chat-rows";
import { findPersonalData } from "./find-personal-data";
import { findSecrets } from "./find-secrets";
import { everyHint, hint, hintsOf } from "./hints";
import { findDamage } from "./repair-text";

describe("a hint", () => {
  test.each([
    ["secret", "my PassWord is"],
    ["secret", "see postgres://hone"],
    ["secret", "la contraseña"],
    ["name", "Mr Smith"],
    ["name", "(Frau Lindner)"],
    ["name", "ich heiße so"],
    ["birthDate", "NÉE LE 1"],
    ["birthDate", "D.O.B"],
    ["address", "Lindenstraße 14"],
    ["address", "12 Old Mill Road"],
    ["damage", "cafÃ©"],
    ["damage", "a \ufffd"],
    ["digits", "a42"],
    ["email", "a@b"],
  ] as const)("of a %s is in “%s”", (kind, text) => expect(hintsOf(text) & hint[kind]).toBe(hint[kind]));

  test.each([
    ["name", "itemsMr "],
    ["name", "wherever Frauenkirche"],
    ["digits", "a 4 2 b"],
    ["secret", "a passing secre t"],
    ["damage", "Ünïcode — “so”, 日本"],
    ["address", "street 4, station"],
  ] as const)("of a %s is not in “%s”", (kind, text) => {
    // What is beyond Latin-1 may be damage, which is looked for then.
    const beyond = /[^\0-\xff]/.test(text) ? hint.damage : 0;
    expect(hintsOf(text) & hint[kind] & ~beyond).toBe(0);
  });
});

test("whatever is found with every hint is found with those of the text", () => {
  const random = randomFrom(11);
  const parts = [
    ...[" ", " ", " ", ", ", ". ", "\n", "x", "é", "語", "A", "ß", "(", ")", "-", ":", "'", "’", "/", "1", "42", "2026", "0"],
    ...[
      "My name is",
      "mein Name ist",
      "ich heiße",
      "ich heisse",
      "je m'appelle",
      "me llamo",
      "mi chiamo",
      "Mr",
      "Mrs.",
      "Ms",
      "Frau",
      "Herrn",
    ],
    ...["Patient:", "Patientin:", "Name:", "Grace Hopper", "Ada"],
    ...[
      "born on",
      "Born",
      "date of birth",
      "DOB",
      "d.o.b.",
      "birthday",
      "geboren am",
      "geb.",
      "Geburtsdatum",
      "née le",
      "NÉ LE",
      "nacida el",
      "nato il",
    ],
    ...[
      "12/03/1980",
      "3 May 1980",
      "12. März 1980",
      "536-22-8731",
      "12345678Z",
      "529.982.247-25",
      "84.112.33.201",
      "a@b.org",
      "(415) 555-2671",
    ],
    ...["12 Old Mill Road", "7 High St", "Lindenstraße 14a", "Hauptstr. 5", "Bergweg 3", "12 rue de Paris", "Calle Mayor 3", "Via Roma 12"],
    ...[
      "password is",
      "Passwort:",
      "passwd=",
      "pwd:",
      "contraseña es",
      "mot de passe:",
      "API key:",
      "api_key=",
      "secret:",
      "Tr0ub4dor&3",
      "geheim123",
    ],
    ...[
      "https://u:s3cret@db",
      "Bearer",
      "a1B2c3D4".repeat(5),
      "sk-",
      "ghp_",
      "AKIA",
      "IOSFODNN7EXAMPLE",
      "xoxb-",
      "hf_",
      "npm_",
      "SG.",
      "hone_",
      "eyJ",
    ],
    ...["-----BEGIN PRIVATE KEY-----", "Ã©", "â€™", "Â\u00a0", "ï»¿", "\ufffd", "Ü", "“"],
  ];
  for (let round = 0; round < 20_000; round++) {
    let text = "";
    for (let left = 1 + Math.floor(random() * 8); left > 0; left--)
      text += `${parts[Math.floor(random() * parts.length)]}${random() < 0.7 ? " " : ""}`;
    const hints = hintsOf(text);
    expect({ text, found: [findSecrets(text, hints), findPersonalData(text, hints)] }).toEqual({
      text,
      found: [findSecrets(text, everyHint), findPersonalData(text, everyHint)],
    });
    if (findDamage(text)) expect({ text, hints: hints & hint.damage }).toEqual({ text, hints: hint.damage });
  }
});

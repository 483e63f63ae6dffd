import { addMatches, type Match, type Pattern } from "./add-matches";
import { hint, hintsOf } from "./hints";

/** Each reads a letter a bounded number of times, whatever stands there: the gateway looks through what strangers send. */
const patterns: Pattern[] = [
  {
    type: "private_key",
    // Where another one begins, this one has ended: no stretch is read once more for every beginning in it.
    pattern:
      /-----BEGIN (?:[A-Z]{1,20} ){0,4}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END (?:[A-Z]{1,20} ){0,4}PRIVATE KEY-----|(?=-----BEGIN (?:[A-Z]{1,20} ){0,4}PRIVATE KEY-----)|$)/g,
  },
  {
    type: "token",
    // Looked for from the beginning of a stretch of such letters, once: whether what has to follow it is there decides before where it starts.
    pattern: /(?<![\w-])(?=[\w-]{11,}\.eyJ[\w-]{8,}\.[\w-]{8})[\w-]*?\b(eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,})/g,
    group: 1,
  },
  {
    type: "api_key",
    pattern:
      /\b(?:sk-(?:ant-|proj-|or-)?[\w-]{20,200}|(?:sk|rk|pk)_live_\w{16,}|(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\w{30,}|github_pat_\w{30,}|xox[abeprs]-[\w-]{10,}|AIza[\w-]{35}|ya29\.[\w-]{20,}|glpat-[\w-]{20,}|hf_[A-Za-z]{30,}|npm_\w{36}|SG\.[\w-]{16,}\.[\w-]{16,}|hone_\w{20,})/g,
  },
  { type: "password", pattern: /:\/\/[^\s/:@]{1,80}:([^\s/@]{3,80})@/g, group: 1 },
  {
    type: "password",
    pattern:
      /(?:pass(?:word|wort|code|wd)|\bpwd|contraseña|mot de passe|api[_ -]?key|secret(?:[_ -]?key)?)["']?(?: ?[:=]| is| ist| lautet| est| es) ?["'“‘`]?([^\s"'”’`,;]{6,80})/gi,
    group: 1,
    // A word of the sentence is no password: “your password is incorrect”.
    isReal: (found) => /\d/.test(found) && /[^\d.,:/-]/.test(found) && !/^[<{[*]/.test(found),
  },
  { type: "token", pattern: /\b[Bb]earer ([\w.~+/-]{20,400}=*)/g, group: 1 },
];

/** `hints` are those of the text, for whoever knows them. */
export function findSecrets(text: string, hints = hintsOf(text)): Match[] {
  if ((hints & hint.secret) === 0) return [];
  const found: Match[] = [];
  for (const pattern of patterns) addMatches(found, text, pattern);
  return found;
}

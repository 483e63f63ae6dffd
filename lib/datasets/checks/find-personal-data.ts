import { addMatches, type Match, type Pattern } from "./add-matches";
import { isCpf, isDni, isIban, isLuhn, isNir, isResidentNumber } from "./checksums";
import { everyHint, hint, hintsOf } from "./hints";

interface PersonalPattern extends Pattern {
  /** The hint without which there is nothing to find. */
  needs: number;
}

/** One more hint: enough digits close together for a number that names somebody. */
const number = everyHint + 1;
const closeDigits = /\d(?:[^\d\n]{0,3}\d){6}/;

const digitsOf = (text: string) => text.replace(/\D/g, "");
const isPublicAddress = (ip: string) => !/^(?:0|10|127|255|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(ip);
const name = String.raw`((?:\p{Lu}[\p{Ll}'’-]{1,24})(?:[ ](?:\p{Lu}[\p{Ll}'’-]{1,24}|(?:van|von|de|da|di|del|der|la|le)(?=[ ]\p{Lu}))){0,3})`;

/** In the order in which they win: what is taken by one is not looked at by the next. */
const patterns: PersonalPattern[] = [
  {
    type: "email",
    needs: hint.email,
    pattern: /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu,
  },
  {
    type: "iban",
    needs: number,
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g,
    isReal: isIban,
  },
  {
    type: "national_id",
    needs: number,
    pattern: /\b[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}) ?\d{3} ?\d{3} ?\d{2}\b/g,
    isReal: isNir,
  },
  {
    type: "national_id",
    needs: number,
    pattern: /\b[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]\b/g,
    isReal: isResidentNumber,
  },
  {
    type: "card",
    needs: number,
    pattern: /\b[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}\b|\b3[47]\d{2}[ -]?\d{6}[ -]?\d{5}\b/g,
    isReal: (found) => digitsOf(found).length <= 19 && digitsOf(found).length >= 13 && isLuhn(digitsOf(found)),
  },
  {
    type: "national_id",
    needs: hint.digits,
    // United States, United Kingdom, Italy.
    pattern:
      /\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b|\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b|\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b/g,
  },
  { type: "national_id", needs: number, pattern: /\b(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z]\b/g, isReal: isDni },
  { type: "national_id", needs: hint.digits, pattern: /\b\d{3}\.\d{3}\.\d{3}-\d{2}\b/g, isReal: isCpf },
  {
    type: "ip",
    needs: hint.digits,
    pattern: /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g,
    isReal: (found) => isPublicAddress(found) && found.length > 8,
  },
  {
    type: "phone",
    needs: number,
    pattern:
      /(?<![\d+])(?<!\d )(?:\+|00)[1-9]\d{0,2}(?:[ ./-]{0,2}\(?(?:\d{4}|\d{1,3}(?!\d))\)?){2,6}(?!\d)|(?<![\d-])\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}(?![\d-])|(?<![\d/.-])(?<!\d )\(?0\d{2,5}\)?[ /-]{1,3}\d{3,8}(?:[ -]\d{2,5}){0,3}(?![\d-])/g,
    isReal: (found) => digitsOf(found).length >= 8 && digitsOf(found).length <= 15 && !/^\d{4}-\d{2}-\d{2}/.test(found),
  },
  {
    type: "birth_date",
    needs: hint.birthDate,
    pattern:
      /(?:born(?: on)?|date of birth|d\.?o\.?b\.?|birthday|geboren(?: am)?|geb\.|geburtsdatum|née? le|nacid[oa] el|nat[oa] il)[ :]{1,3}(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.? \p{L}{3,10}\.? \d{4}|\p{L}{3,10} \d{1,2},? \d{4})/giu,
    group: 1,
  },
  {
    type: "address",
    needs: hint.address,
    pattern:
      /\b\d{1,5} (?:\p{Lu}[\p{L}'.-]{1,20} ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Boulevard|Blvd|Court|Terrace|Crescent|Square)\b\.?|\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|weg|allee|gasse|platz) \d{1,4}[a-z]?\b|\b\d{1,4},? (?:bis |ter )?(?:rue|avenue|boulevard|chemin|impasse) (?:de |du |des |la |le |les |l['’]|d['’]){0,2}\p{Lu}[\p{L}'’-]{2,25}|\b(?:Calle|Via|Rua|Avenida) (?:\p{L}{2,20} ){0,2}\p{Lu}\p{L}{2,20},? (?:n[.º°]+ ?)?\d{1,4}\b/gu,
  },
  {
    type: "name",
    needs: hint.name,
    pattern: new RegExp(
      String.raw`(?:[Mm]y name is|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i chiamo|\bMrs?\.?|\bMs\.?|\bFrau|\bHerrn?|\bPatient(?:in)?:|[Nn]ame:) ${name}`,
      "gu",
    ),
    group: 1,
  },
];

/** Likely personal data, leftmost first. Modest on purpose: a name alone in a sentence is not looked for. `hints` are those of the text. */
export function findPersonalData(text: string, hints = hintsOf(text)): Match[] {
  if (hints === 0) return [];
  const known = (hints & hint.digits) !== 0 && closeDigits.test(text) ? hints | number : hints;
  const found: Match[] = [];
  for (const pattern of patterns) if ((known & pattern.needs) !== 0) addMatches(found, text, pattern);
  return found;
}

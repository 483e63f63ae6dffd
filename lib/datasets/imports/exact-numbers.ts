/** JSON that may hold a number which would come out as another one: many digits, or an exponent. Quick, because every row is asked. */
const suspicious = /[:[,\s]-?(?:\d[\d.]{15}|\d[\d.]*[eE])/;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs;

/** What a computer writes out in full of a fraction; more digits are somebody's own. */
const digitsOfFraction = 17;

export function mayHoldInexact(json: string): boolean {
  return suspicious.test(json);
}

/** The same JSON, in which every number that JavaScript would change stands in quotes, digit by digit as it was written. */
export function quoteInexact(json: string): string {
  return json.replace(stringOrNumber, (token) => (token.startsWith('"') || isExact(token) ? token : `"${token}"`));
}

/** Whether the number comes out as the one that was written; 10.00 and 10 are the same. */
export function isExact(written: string): boolean {
  const number = Number(written);
  if (!Number.isFinite(number)) return false;
  const digits = digitsOf(written);
  if (digits === digitsOf(String(number))) return true;
  // 0.10000000000000001 is how some programs write the number that others write 0.1.
  const [significant = ""] = digits.split("e");
  return written.includes(".") && significant.length <= digitsOfFraction && digits === digitsOf(number.toPrecision(significant.length));
}

/** One spelling for each number: its digits without zeros around them, and where the point stands. */
function digitsOf(written: string): string {
  const [, whole = "", fraction = "", exponent = "0"] = /^-?(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
  const all = (whole + fraction).replace(/^0+/, "");
  const significant = all.replace(/0+$/, "");
  return significant === "" ? "0" : `${significant}e${Number(exponent) - fraction.length + all.length - significant.length}`;
}

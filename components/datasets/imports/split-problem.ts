/** Every problem is told the same way: the first sentence says what is wrong, the rest what to do. */
export function splitProblem(problem: string): { what: string; rest: string } {
  // A full stop inside a quotation or a number ends nothing.
  const end = /[.!?]”?(?=\s+[\p{Lu}“"'[{(])/u.exec(problem);
  if (!end) return { what: problem, rest: "" };
  const at = end.index + end[0].length;
  return { what: problem.slice(0, at), rest: problem.slice(at).trim() };
}

import type { JudgeGrader, Score, Vote } from "../schemas";

/** Several votes as one score: the median of points, the majority of everything else. Fewer than half of the votes asked for settle nothing. */
export function settleVotes(mode: JudgeGrader["mode"], votes: Vote[]): Score {
  const given = votes.flatMap((vote) => (vote.verdict === null ? [] : [{ ...vote, verdict: vote.verdict }]));
  if (given.length * 2 < votes.length || given.length === 0) return { score: null, reason: failed(votes), votes };
  const verdicts = given.map(({ verdict }) => verdict).sort((one, other) => one - other);
  const settled = mode === "one_to_five" ? medianOf(verdicts) : majorityOf(verdicts);
  if (settled === null && mode === "pass_fail") return { score: null, reason: `The votes are even: ${tally(mode, verdicts)}.`, votes };
  const verdict = settled ?? 0.5;
  const nearest = given.reduce((best, vote) => (Math.abs(vote.verdict - verdict) < Math.abs(best.verdict - verdict) ? vote : best));
  const count =
    votes.length > 1
      ? `${tally(mode, verdicts)}${given.length < votes.length ? `, ${votes.length - given.length} without an answer` : ""}. `
      : "";
  return {
    score: mode === "one_to_five" ? (verdict - 1) / 4 : verdict,
    reason: `${count}${wordFor(mode, verdict)}: ${nearest.reason || "no reason given"}`,
    votes,
  };
}

function failed(votes: Vote[]): string {
  const reasons = [...new Set(votes.flatMap(({ verdict, reason }) => (verdict === null ? [reason] : [])))];
  return reasons.join(" ") || "Nobody judged it.";
}

function medianOf(sorted: number[]): number {
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** What more than half say; null where there is no such thing. */
function majorityOf(verdicts: number[]): number | null {
  return verdicts.find((one) => verdicts.filter((other) => other === one).length * 2 > verdicts.length) ?? null;
}

function tally(mode: JudgeGrader["mode"], verdicts: number[]): string {
  if (mode === "one_to_five") return `${verdicts.length} votes: ${verdicts.join(", ")}`;
  const kinds = [...new Set(verdicts)].sort((one, other) => other - one);
  return `${verdicts.length} votes: ${kinds.map((kind) => `${verdicts.filter((verdict) => verdict === kind).length} ${wordFor(mode, kind).toLowerCase()}`).join(", ")}`;
}

function wordFor(mode: JudgeGrader["mode"], verdict: number): string {
  if (mode === "one_to_five") return `${verdict} of 5`;
  if (mode === "pass_fail") return verdict === 1 ? "Passed" : "Failed";
  return verdict === 1 ? "Better than the target" : verdict === 0 ? "Worse than the target" : "As good as the target";
}

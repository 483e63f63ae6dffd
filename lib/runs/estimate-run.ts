import type { Caller } from "@/lib/accounts/caller";
import { planRun, type RunInput } from "./plan-run";
import { type Finding, type RunEstimate, runEstimateSchema } from "./schemas";

export async function estimateRun(caller: Caller, input: RunInput): Promise<RunEstimate> {
  const { estimate, problems, hints, passed, rowFindings, counting } = await planRun(caller, input);
  const words = rowFindings.map(({ title, detail }) => (detail ? `${title} ${detail}` : title));
  const others = problems.map(({ problem }) => problem).filter((problem) => !words.includes(problem));
  const plain = (state: Finding["state"]) => (title: string) => ({
    state,
    title,
    detail: null,
    about: null,
    rows: [],
    rowCount: 0,
    fix: null,
  });
  const ofState = (state: Finding["state"]) => rowFindings.filter((finding) => finding.state === state);
  return runEstimateSchema.parse({
    estimate,
    problems: problems.map(({ problem }) => problem),
    hints: [...ofState("attention").map(({ title }) => title), ...hints],
    passed: [...ofState("done").map(({ title }) => title), ...passed],
    findings: [
      ...others.map(plain("failed")),
      ...ofState("failed"),
      ...ofState("attention"),
      ...hints.map(plain("attention")),
      ...ofState("done"),
      ...passed.map(plain("done")),
    ],
    counting,
  });
}

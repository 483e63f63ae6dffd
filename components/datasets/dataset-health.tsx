import { StateMark } from "@/components/ui/state-mark";
import { type IssueKind, issueCatalog, issueKindSchema, type Severity } from "@/lib/datasets/checks/catalog";
import { formatCount } from "@/lib/format";

/** The gravest kind of open issue decides the mark; its number and name say what to look at. */
export function DatasetHealth({ issues, exampleCount }: { issues: Readonly<Record<string, number>>; exampleCount: number }) {
  if (exampleCount === 0) return <span className="text-on-surface-3">nothing to check</span>;
  const gravest = gravestOf(issues);
  if (!gravest) return <StateMark state="accepted">no issues</StateMark>;
  const { name, severity } = issueCatalog[gravest.kind];
  return (
    <>
      <StateMark state={severity === "blocks" ? "failed" : "attention"}>
        {name} in {formatCount(gravest.count, "example")}
      </StateMark>
      {gravest.more > 0 && <span className="hint num mt-0.5 block">{formatCount(gravest.more, "other issue")}</span>}
    </>
  );
}

const severities: readonly Severity[] = ["blocks", "warns"];

/** What is only good to know makes no dataset ill. */
export function gravestOf(issues: Readonly<Record<string, number>>): { kind: IssueKind; count: number; more: number } | null {
  const counted = issueKindSchema.options
    .map((kind) => ({ kind, count: issues[kind] ?? 0, grade: severities.indexOf(issueCatalog[kind].severity) }))
    .filter(({ count, grade }) => count > 0 && grade !== -1)
    .sort((one, other) => one.grade - other.grade || other.count - one.count);
  const [first, ...others] = counted;
  return first ? { kind: first.kind, count: first.count, more: others.reduce((sum, { count }) => sum + count, 0) } : null;
}

"use client";

import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/section-head";
import { type IssueKind, issueCatalog, issueKindSchema, type Severity } from "@/lib/datasets/checks/catalog";
import type { Health } from "@/lib/datasets/checks/schemas";
import { formatCount } from "@/lib/format";
import { Finding } from "./finding";
import { severityWords } from "./severity-words";

type FindingsProps = {
  projectId: string;
  datasetId: string;
  health: Health;
  openKind: string | null;
  onOpenKind: (kind: string | null) => void;
  mayEdit: boolean;
};

const severities: readonly Severity[] = ["blocks", "warns", "notes"];

/** What was found, the gravest first; below it what people have put aside. */
export function Findings({ projectId, datasetId, health, openKind, onOpenKind, mayEdit }: FindingsProps) {
  const { issues, checkedAt } = health;
  const counts = new Map(issues.map((counted) => [counted.kind, counted]));
  const kinds = issueKindSchema.options.filter((kind) => (counts.get(kind)?.open ?? 0) > 0);
  const aside = issueKindSchema.options.filter((kind) => (counts.get(kind)?.ignored ?? 0) > 0);
  const asideCount = aside.reduce((sum, kind) => sum + (counts.get(kind)?.ignored ?? 0), 0);
  const shown = (kind: IssueKind, ignored: boolean) => {
    const place = ignored ? `${kind}.aside` : kind;
    return (
      <Finding
        key={place}
        projectId={projectId}
        datasetId={datasetId}
        kind={kind}
        count={(ignored ? counts.get(kind)?.ignored : counts.get(kind)?.open) ?? 0}
        ignored={ignored}
        checkedAt={checkedAt}
        isOpen={openKind === place}
        onOpenChange={(isOpen) => onOpenKind(isOpen ? place : null)}
        mayEdit={mayEdit}
      />
    );
  };
  return (
    <div className="space-y-8">
      {kinds.length === 0 && (
        <Notice tone="positive" title={checkedAt ? "Nothing was found." : "Nothing was found in the examples one by one."}>
          {checkedAt
            ? "No empty answers, no duplicates, no contradictions, no personal data, nothing too long. This data is fit to be frozen."
            : "Duplicates, contradictions and languages are looked for in all examples together; that comes next."}
        </Notice>
      )}
      {severities.map((severity) => {
        const found = kinds.filter((kind) => issueCatalog[kind].severity === severity);
        if (found.length === 0) return null;
        return (
          <section key={severity} className="space-y-3">
            <SectionHead title={severityWords[severity].title} hint={severityWords[severity].hint} />
            {found.map((kind) => shown(kind, false))}
          </section>
        );
      })}
      {aside.length > 0 && (
        <Fold label={`Put aside as fine: ${formatCount(asideCount, "finding")}`} defaultOpen={openKind?.endsWith(".aside") ?? false}>
          <div className="space-y-3">{aside.map((kind) => shown(kind, true))}</div>
        </Fold>
      )}
    </div>
  );
}

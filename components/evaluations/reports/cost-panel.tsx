"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Panel } from "@/components/ui/panel";
import { type CostAssumptions, costAssumptions, type YearlyCost } from "@/lib/evaluations/costs/schemas";
import type { ReportSection } from "@/lib/evaluations/reports/report-document";
import { PlainTable } from "./plain-table";

type CostPanelProps = {
  section: ReportSection;
  cost: YearlyCost;
  names: { candidate: string; baseline: string };
  isBusy: boolean;
  onAssume: (assumed: CostAssumptions) => void;
};

/** What a year costs at the team's own traffic, and at any other that somebody wants to know about. */
export function CostPanel({ section, cost, names, isBusy, onAssume }: CostPanelProps) {
  const [typed, setTyped] = useState<Partial<Record<keyof CostAssumptions, string>>>({});
  const shown = {
    answersPerDay: typed.answersPerDay ?? String(cost.answersPerDay),
    candidateHosting: typed.candidateHosting ?? String(cost.candidate.hostingUsdPerDay),
    baselineHosting: typed.baselineHosting ?? String(cost.baseline.hostingUsdPerDay),
  };
  const parsed = costAssumptions.safeParse(
    Object.fromEntries(Object.entries(shown).map(([name, text]) => [name, text.trim() === "" ? Number.NaN : text])),
  );
  const problemOf = (name: keyof CostAssumptions) => parsed.error?.issues.find(({ path }) => path[0] === name)?.message;
  const field = (name: keyof CostAssumptions, label: string, unit: string) => (
    <Field label={label} error={problemOf(name)}>
      <NumberField min={0} unit={unit} value={shown[name]} onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} />
    </Field>
  );

  return (
    <Panel className="mt-6" title={section.title}>
      {(section.lines ?? []).map((line) => (
        <p key={line} className="max-w-[92ch] text-on-surface-2">
          {line}
        </p>
      ))}
      {section.table && <PlainTable caption={section.title} {...section.table} />}
      <form
        className="mt-5 grid items-start gap-4 border-t pt-5 md:grid-cols-3 print:hidden"
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success) onAssume(parsed.data);
        }}
      >
        {field("answersPerDay", "Answers a day", "a day")}
        {field("candidateHosting", `Endpoint of ${names.candidate}`, "USD a day")}
        {field("baselineHosting", `Endpoint of ${names.baseline}`, "USD a day")}
        <Button
          type="submit"
          className="justify-self-start"
          busy={isBusy}
          disabledReason={parsed.success ? undefined : "Mend the number above first."}
        >
          Calculate
        </Button>
      </form>
    </Panel>
  );
}

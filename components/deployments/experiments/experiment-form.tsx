"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio";
import { Select } from "@/components/ui/select";
import { metricOf } from "@/lib/deployments/experiments/metric";
import { type ExperimentDraft, guardable, metricKeyOf, otherMetric, ramps, typedUnit, usualEffect } from "./experiment-draft";
import { JudgeForm } from "./judge-form";

type ExperimentFormProps = {
  projectId: string;
  draft: ExperimentDraft;
  /** Scores and outcomes that programs have sent. */
  named: readonly string[];
  checksFormat: boolean;
  onChange: (draft: ExperimentDraft) => void;
};

const hints: Record<string, string> = {
  thumb: "thumbs up of those given",
  failed: "nobody answered, the provider refused, or not in the format",
  left: "the program hung up before the answer came",
  format_failed: "of those that were checked",
  latency: "mean of a person's answers",
  cost: "by the trainer's prices",
  judge: "of a sample of the answers",
};

export function ExperimentForm({ projectId, draft, named, checksFormat, onChange }: ExperimentFormProps) {
  const set = (change: Partial<ExperimentDraft>) => onChange({ ...draft, ...change });
  const isFixed = (key: string) => (key !== "format_failed" || checksFormat) && (key !== "judge" || draft.judge !== "");
  const nameOf = (key: string) => upper(metricOf(key).label);
  const fixed = guardable.filter(isFixed);
  const decides = metricKeyOf(draft);
  const better = draft.metric === otherMetric || metricOf(draft.metric).better === "higher" ? "more" : "less";
  return (
    <>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label="What decides" hint={`${better === "more" ? "More" : "Less"} is better. Counted per person, not per request.`}>
          <Select
            options={[
              ...["thumb", ...named, ...fixed.filter((key) => key !== "thumb")].map((key) => ({
                value: key,
                label: nameOf(key),
                hint: hints[key] ?? key.split(":")[0],
              })),
              { value: otherMetric, label: "Another outcome", hint: "sent by your program" },
            ]}
            value={draft.metric}
            onValueChange={(metric) => set({ metric, effect: usualEffect(metric === otherMetric ? "outcome:" : metric) })}
          />
        </Field>
        <Field label="Worth it from" hint="Less than this would not be worth a change.">
          <NumberField
            min={0}
            unit={typedUnit(decides).unit}
            value={draft.effect}
            onChange={(event) => set({ effect: event.target.value })}
          />
        </Field>
        {draft.metric === otherMetric && (
          <Field label="Name of the outcome" hint="As your program sends it to /v1/feedback: 1 when it happened, 0 when it did not.">
            <Input value={draft.outcome} maxLength={80} onChange={(event) => set({ outcome: event.target.value })} />
          </Field>
        )}
      </div>
      <JudgeForm projectId={projectId} draft={draft} onChange={onChange} />
      <fieldset className="grid gap-3">
        <legend className="label mb-2 text-on-surface">What must not get worse by more than</legend>
        {fixed
          .filter((key) => key !== decides)
          .map((key) => (
            <div key={key} className="grid min-h-8 grid-cols-[minmax(0,1fr)_160px] items-center gap-3">
              <Checkbox
                label={nameOf(key)}
                checked={key in draft.limits}
                onCheckedChange={(checked) => set({ limits: withLimit(draft.limits, key, checked === true) })}
              />
              {key in draft.limits && (
                <NumberField
                  min={0}
                  aria-label={`Limit of ${metricOf(key).label}`}
                  unit={typedUnit(key).unit}
                  value={draft.limits[key] ?? ""}
                  onChange={(event) => set({ limits: { ...draft.limits, [key]: event.target.value } })}
                />
              )}
            </div>
          ))}
        <p className="hint">Once one surely gets worse by more than its limit, everybody gets the old variant again, within a minute.</p>
      </fieldset>
      <Field label="How carefully">
        <RadioGroup
          value={draft.ramp}
          onValueChange={(value) => set({ ramp: value === "brisk" || value === "once" ? value : "careful" })}
          options={[
            { value: "careful", label: "1%, then 10%, then 50%", hint: "A bad variant meets few people." },
            { value: "brisk", label: "10%, then 50%" },
            { value: "once", label: "50% at once", hint: "The fastest answer." },
          ]}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        {ramps[draft.ramp].length > 1 && (
          <Field label="A stage lasts at least" hint="The next begins by itself when nothing got worse.">
            <NumberField
              min={0}
              max={336}
              unit="hours"
              value={draft.stageHours}
              onChange={(event) => set({ stageHours: event.target.value })}
            />
          </Field>
        )}
        <Field label="It ends after" hint="Then everybody gets the old variant again.">
          <NumberField min={1} max={90} unit="days" value={draft.days} onChange={(event) => set({ days: event.target.value })} />
        </Field>
      </div>
    </>
  );
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function withLimit(limits: Record<string, string>, key: string, isGuarded: boolean): Record<string, string> {
  if (isGuarded) return { ...limits, [key]: usualEffect(key) };
  return Object.fromEntries(Object.entries(limits).filter(([one]) => one !== key));
}

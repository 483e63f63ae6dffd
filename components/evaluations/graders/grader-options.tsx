import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Grader } from "@/lib/evaluations/graders/schemas";
import type { TrainerInfo } from "@/lib/trainers/schemas";
import { FieldRules } from "./field-rules";
import { JudgeOptions } from "./judge-options";
import { LinesOption } from "./lines-option";
import { ModelChoice } from "./model-choice";
import { NumberOption } from "./number-option";
import { SchemaOption } from "./schema-option";

const measures = [
  { value: "rouge_l", label: "ROUGE-L, words in the same order" },
  { value: "token_f1", label: "F1 of the words" },
  { value: "edit", label: "Edit distance, sign by sign" },
] as const;
const modes = [
  { value: "all", label: "All of them are there" },
  { value: "any", label: "One of them is there" },
  { value: "none", label: "None of them is there" },
] as const;
const scales = [
  { value: "one_to_five", label: "Points from 1 to 5" },
  { value: "pass_fail", label: "Passed or not" },
] as const;
const passHint = "From 0 to 1. Left out, the likeness itself is the score.";

type GraderOptionsProps = { grader: Grader; trainers: readonly TrainerInfo[]; onChange: (grader: Grader) => void };

/** What can be set about one grader. */
export function GraderOptions({ grader, trainers, onChange }: GraderOptionsProps) {
  switch (grader.kind) {
    case "exact":
      return (
        <>
          <Checkbox
            label="Overlook capitals"
            checked={grader.ignoreCase ?? false}
            onCheckedChange={(on) => onChange({ ...grader, ignoreCase: on })}
          />
          <Checkbox
            label="Overlook extra space"
            checked={grader.ignoreSpace ?? false}
            onCheckedChange={(on) => onChange({ ...grader, ignoreSpace: on })}
          />
        </>
      );
    case "contains":
      return (
        <>
          <LinesOption
            label="Texts"
            hint="One a line. Left out: the target."
            value={grader.wanted}
            onChange={(wanted) => onChange({ ...grader, wanted })}
          />
          <Field label="Right when" className="max-w-80">
            <Select
              options={modes}
              value={grader.mode ?? "all"}
              onValueChange={(value) => onChange({ ...grader, mode: modes.find((mode) => mode.value === value)?.value })}
            />
          </Field>
          <Checkbox
            label="Overlook capitals"
            checked={grader.ignoreCase ?? false}
            onCheckedChange={(on) => onChange({ ...grader, ignoreCase: on })}
          />
        </>
      );
    case "regex":
      return (
        <>
          <Field label="Pattern" hint="RE2’s language: no look-around, no back-references.">
            <Input
              className="font-mono"
              spellCheck={false}
              value={grader.pattern}
              onChange={(event) => onChange({ ...grader, pattern: event.target.value })}
            />
          </Field>
          <Checkbox
            label="Overlook capitals"
            checked={grader.flags?.includes("i") ?? false}
            onCheckedChange={(on) => onChange({ ...grader, flags: on ? "i" : "" })}
          />
          <Checkbox
            label="It must not match"
            checked={grader.isForbidden ?? false}
            onCheckedChange={(on) => onChange({ ...grader, isForbidden: on })}
          />
        </>
      );
    case "label":
      return (
        <>
          <LinesOption
            label="Labels"
            hint="One a line. Left out: whatever the target is."
            value={grader.labels}
            onChange={(labels) => onChange({ ...grader, labels })}
          />
          <Checkbox
            label="An answer has several labels"
            checked={grader.isMulti ?? false}
            onCheckedChange={(on) => onChange({ ...grader, isMulti: on })}
          />
        </>
      );
    case "json_valid":
      return (
        <Checkbox
          label="It must be an object"
          checked={grader.isObject ?? false}
          onCheckedChange={(on) => onChange({ ...grader, isObject: on })}
        />
      );
    case "json_schema":
      return <SchemaOption value={grader.schema} onChange={(schema) => onChange({ ...grader, schema })} />;
    case "json_fields":
      return <FieldRules rules={grader.fields ?? []} onChange={(fields) => onChange({ ...grader, fields })} />;
    case "numeric":
      return (
        <>
          <NumberOption
            label="Give or take"
            value={grader.tolerance}
            onChange={(tolerance = 0) => onChange({ ...grader, tolerance: Math.max(0, tolerance) })}
          />
          <Checkbox
            label="As a share of the target"
            hint="0.01 is one percent."
            checked={grader.isRelative ?? false}
            onCheckedChange={(on) => onChange({ ...grader, isRelative: on })}
          />
          <Checkbox
            label="The first number counts, not the last"
            checked={grader.take === "first"}
            onCheckedChange={(on) => onChange({ ...grader, take: on ? "first" : "last" })}
          />
        </>
      );
    case "similarity":
      return (
        <>
          <Field label="Measured by" className="max-w-80">
            <Select
              options={measures}
              value={grader.measure}
              onValueChange={(value) => onChange({ ...grader, measure: measures.find((one) => one.value === value)?.value ?? "rouge_l" })}
            />
          </Field>
          <NumberOption label="Right from" hint={passHint} value={grader.passAt} onChange={(passAt) => onChange({ ...grader, passAt })} />
        </>
      );
    case "embedding":
      return (
        <>
          <ModelChoice
            label="Embedded by"
            trainers={trainers}
            value={grader.embedder}
            onChange={(embedder) => onChange({ ...grader, embedder })}
          />
          <NumberOption label="Right from" hint={passHint} value={grader.passAt} onChange={(passAt) => onChange({ ...grader, passAt })} />
        </>
      );
    case "tool_calls":
      return (
        <>
          <Checkbox
            label="Compare their arguments"
            checked={grader.compareArguments ?? true}
            onCheckedChange={(on) => onChange({ ...grader, compareArguments: on })}
          />
          <Checkbox
            label="Their order matters"
            checked={grader.inOrder ?? false}
            onCheckedChange={(on) => onChange({ ...grader, inOrder: on })}
          />
        </>
      );
    case "limit":
      return (
        <div className="flex flex-wrap gap-4">
          <NumberOption label="At most" unit="ms" value={grader.latencyMs} onChange={(latencyMs) => onChange({ ...grader, latencyMs })} />
          <NumberOption label="At most" unit="USD" value={grader.costUsd} onChange={(costUsd) => onChange({ ...grader, costUsd })} />
          <NumberOption
            label="At most"
            unit="tokens"
            value={grader.answerTokens}
            onChange={(answerTokens) => onChange({ ...grader, answerTokens })}
          />
        </div>
      );
    case "code":
      return (
        <Field label="Code" hint="Runs in a sandbox without files or network, for at most half a second a case.">
          <Textarea
            rows={8}
            spellCheck={false}
            className="font-mono text-xs"
            value={grader.source}
            onChange={(event) => onChange({ ...grader, source: event.target.value })}
          />
        </Field>
      );
    case "judge":
      return <JudgeOptions grader={grader} trainers={trainers} onChange={onChange} />;
    case "human":
      return (
        <>
          <Field label="Question to raters">
            <Input value={grader.question} onChange={(event) => onChange({ ...grader, question: event.target.value })} />
          </Field>
          <Field label="They give" className="max-w-80">
            <Select
              options={scales}
              value={grader.scale}
              onValueChange={(value) => onChange({ ...grader, scale: value === "pass_fail" ? "pass_fail" : "one_to_five" })}
            />
          </Field>
        </>
      );
    case "weighted":
      return null;
  }
}

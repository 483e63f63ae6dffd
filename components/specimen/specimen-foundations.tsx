import { cn } from "@/lib/cn";
import type { StateName } from "../ui/state-icon";
import { StateMark } from "../ui/state-mark";
import { SpecimenSection } from "./specimen-section";

const pairs = [
  ["canvas", "bg-canvas text-on-canvas"],
  ["surface", "bg-surface text-on-surface"],
  ["sunken", "bg-sunken text-on-surface-2"],
  ["raised", "bg-raised text-on-surface"],
  ["accent", "bg-accent text-on-accent"],
  ["accent-soft", "bg-accent-soft text-on-accent-soft"],
  ["inverse", "bg-inverse text-on-inverse"],
  ["on-surface-3", "bg-surface text-on-surface-3"],
  ["positive-soft", "bg-positive-soft text-on-positive-soft"],
  ["caution-soft", "bg-caution-soft text-on-caution-soft"],
  ["negative-soft", "bg-negative-soft text-on-negative-soft"],
  ["cut", "hatch-cut text-caution"],
] as const;

const sizes = [
  ["34/40", "text-3xl font-semibold", "52 days"],
  ["26/34", "text-2xl font-semibold", "v7 is better than prompting"],
  ["20/28", "text-xl font-semibold", "Support triage"],
  ["16/24", "text-lg", "I am very sorry for your loss."],
  ["14/22", "text-base", "Put a customer’s message in the right queue."],
  ["13/20", "text-sm", "Tables, forms, everything that is work"],
  ["12/16", "text-xs text-on-surface-3", "Units, hints, times"],
  ["11/16", "text-2xs", "Axis labels, tags"],
] as const;

const states: readonly [StateName, string][] = [
  ["open", "needs review"],
  ["waiting", "queued"],
  ["running", "running"],
  ["ready", "your turn"],
  ["live", "serving"],
  ["done", "done"],
  ["accepted", "accepted"],
  ["fixed", "fixed"],
  ["attention", "attention"],
  ["failed", "failed"],
  ["stopped", "stopped"],
];

const series = [
  "stroke-series-1",
  "stroke-series-2",
  "stroke-series-3",
  "stroke-series-4",
  "stroke-series-5",
  "stroke-series-6",
  "stroke-baseline opacity-50",
];

export function SpecimenFoundations() {
  return (
    <>
      <SpecimenSection title="Surfaces and their inks" hint="Named by meaning; a pair is always used together">
        <div className="grid grid-cols-4 gap-2">
          {pairs.map(([name, classes]) => (
            <div key={name} className={cn("flex h-17 flex-col justify-between rounded-lg p-2.5 inset-ring inset-ring-line", classes)}>
              <span className="font-semibold text-base leading-none">Aa</span>
              <span className="truncate text-2xs leading-none">{name}</span>
            </div>
          ))}
        </div>
      </SpecimenSection>
      <SpecimenSection title="Type" hint="Geist, tabular figures wherever numbers line up">
        <div className="grid grid-cols-1 gap-1.5">
          {sizes.map(([measure, classes, words]) => (
            <div key={measure} className="flex items-baseline gap-3">
              <span className="hint num w-10 shrink-0">{measure}</span>
              <span className={cn("truncate", classes)}>{words}</span>
            </div>
          ))}
        </div>
      </SpecimenSection>
      <SpecimenSection title="State" hint="Shape first, word second, colour last">
        <div className="grid grid-cols-3 gap-y-2.5">
          {states.map(([state, word]) => (
            <StateMark key={state} state={state}>
              {word}
            </StateMark>
          ))}
        </div>
      </SpecimenSection>
      <SpecimenSection title="Series" hint="Six hues at most, apart for every kind of colour vision; the seventh run is grey">
        <div className="panel flex gap-3 p-4">
          {series.map((stroke, index) => (
            <div key={stroke} className="flex-1">
              <svg className="block w-full" viewBox="0 0 60 34" height="34" preserveAspectRatio="none" aria-hidden="true">
                <path
                  className={stroke}
                  strokeWidth="2"
                  fill="none"
                  vectorEffect="non-scaling-stroke"
                  d={`M0 ${5 + index}C20 ${25 - index} 40 ${21 + index} 60 ${28 - index * 2}`}
                />
              </svg>
              <p className="hint mt-1 text-center">{index === 6 ? "rest" : index + 1}</p>
            </div>
          ))}
        </div>
      </SpecimenSection>
      <SpecimenSection title="Words that change" hint="Difference in answers and in text">
        <p className="text-base">
          <span className="diff-removed">We apologise for any inconvenience.</span>{" "}
          <span className="diff-added">You are right, and I am sorry.</span> Both addresses were billed.
        </p>
      </SpecimenSection>
      <SpecimenSection title="Target answer" hint="The same mark everywhere: the part the model learns">
        <div className="learned px-4 py-3">
          <p className="font-medium text-on-accent-soft text-xs">Answer the model learns</p>
          <p className="mt-1 text-base">Your bill should stop on 3 November.</p>
        </div>
      </SpecimenSection>
    </>
  );
}

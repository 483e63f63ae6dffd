"use client";

import { Forest } from "../charts/forest";
import { Histogram } from "../charts/histogram";
import { PhaseBar } from "../charts/phase-bar";
import { SequenceBand } from "../charts/sequence-band";
import { ShareBar } from "../charts/share-bar";
import { StepCurves, type StepSeries } from "../charts/step-curves";
import { StepMultiples } from "../charts/step-multiples";
import { type LineSegment, VersionLines } from "../charts/version-lines";
import { VersionTrend } from "../charts/version-trend";
import { Panel } from "../ui/panel";
import { Stat } from "../ui/stat";
import { SpecimenSection } from "./specimen-section";

const now = 1_240;
const total = 2_315;
const steps = Array.from({ length: now }, (_, index) => index + 1);
/** A made-up but repeatable jitter, so that two pictures of this page are the same. */
const jitter = (step: number) => ((Math.sin(step * 12.9898) * 43_758.5453) % 1) + ((Math.sin(step * 4.1414) * 9_341.77) % 1);
const loss = (step: number) => 0.45 + 1.35 * Math.exp(-step / 260);

const curves: readonly StepSeries[] = [
  { name: "training", tone: "baseline", draw: "smoothed", steps, values: steps.map((step) => loss(step) + jitter(step) * 0.06) },
  {
    name: "validation",
    tone: "accent",
    draw: "points",
    steps: Array.from({ length: 10 }, (_, index) => (index + 1) * 124),
    values: Array.from({ length: 10 }, (_, index) => 0.6 + 0.5 * Math.exp(-index / 2)),
  },
];

const epochs = [463, 926, 1_389, 1_852, 2_315].map((at, index) => ({ at, label: `epoch ${index + 1}` }));

const versions = [66, 70.8, 73.7, 75, 80.8, 79.8, 82.4].map((value, index) => {
  const role = index === 6 ? ("candidate" as const) : index === 4 ? ("production" as const) : undefined;
  return {
    id: `v${index + 1}`,
    label: `v${index + 1}`,
    detail: index < 3 ? "gpt-4o-mini" : index === 4 ? "gpt-4.1-mini" : "Qwen3 8B",
    estimate: { value, low: value - 5.2, high: value + 4.6 },
    ...(role ? { role } : {}),
  };
});

const bins = Array.from({ length: 28 }, (_, index) => ({
  from: index * 100,
  to: (index + 1) * 100,
  count: Math.round(620 * Math.exp(-(((index - 6) / 5) ** 2)) + 6),
}));

const slices = [
  { id: "billing", label: "billing", n: 96, estimate: { value: 14, low: 5, high: 23 } },
  { id: "moving", label: "moving house", n: 58, estimate: { value: 17, low: 6, high: 28 } },
  { id: "tariff", label: "tariff", n: 44, estimate: { value: 9, low: -3, high: 21 } },
  { id: "bereavement", label: "bereavement", n: 11, estimate: { value: -9, low: -31, high: 13 } },
];

const around = (value: number, reach: number) => ({ value, low: value - reach, high: value + reach });
const lines: LineSegment[] = [
  {
    id: "one",
    label: "Tickets",
    baseline: { label: "Prompting", estimate: around(61, 5) },
    points: [
      { id: "v1", label: "v1", estimate: around(64, 5), detail: "archived" },
      { id: "v2", label: "v2", estimate: around(70, 4.7), flagged: true },
      { id: "v3", label: "v3", estimate: around(78, 4.3), detail: "production", role: "production" },
    ],
  },
  {
    id: "two",
    label: "Tickets · version 2",
    baseline: { label: "Prompting", estimate: around(55, 5) },
    points: [
      { id: "v3 again", label: "v3", estimate: around(66, 4.9), detail: "production", role: "production" },
      { id: "v4", label: "v4", estimate: around(72.5, 4.6), detail: "staging", role: "candidate", flagged: true },
    ],
  },
];

const sequence = [0.5, 2, 4.4, 1.6, 3.3, 2.8, 2.4, 3.5, 3.1].map((value, index) => ({
  label: `${index + 1} Nov`,
  estimate: { value, low: value - 10.5 / Math.sqrt(index + 1), high: value + 10.5 / Math.sqrt(index + 1) },
}));

export function SpecimenCharts() {
  return (
    <>
      <SpecimenSection title="Versions" hint="The candidate is petrol, what is in production is ink; only they carry figures">
        <Panel>
          <VersionTrend
            caption="Correct answers, %"
            summary="Correct answers by model version: v7 82.4%, v5 in production 80.8%, prompting 71.2%."
            versions={versions}
            baseline={{ label: "Prompting", estimate: { value: 71.2, low: 65.9, high: 75.9 } }}
            unit="%"
          />
        </Panel>
        <Panel className="mt-4">
          <VersionLines
            caption="Right answers, %. Where the cases changed, a new line begins. Triangle: cases stand in its training data."
            summary="On Tickets: prompting 61.0%, v1 64.0%, v2 70.0%, v3 78.0%. On Tickets, version 2: prompting 55.0%, v3 66.0%, v4 72.5%."
            unit="%"
            segments={lines}
            table={{
              head: ["Measured on", "Version", "Estimate, %"],
              rows: lines.flatMap(({ label, points }) => points.map((point) => [label, point.label, String(point.estimate.value)])),
            }}
          />
        </Panel>
      </SpecimenSection>
      <SpecimenSection title="Run" hint="What happened, what is happening, what is likely to come">
        <Panel>
          <div className="flex flex-wrap gap-x-9 gap-y-4">
            <Stat label="Ready in about" value="22 min" hint="likely 19 to 26" />
            <Stat label="Step" value="1,240" unit="of 2,315" hint="0.81 steps a second, last 2 s ago" />
            <Stat label="Cost so far" value="none" hint="your own machine" />
          </div>
          <PhaseBar
            className="mt-5"
            label="Phases of the run"
            phases={[
              { label: "Check", detail: "4 s", state: "past" },
              { label: "Queue", detail: "48 s", state: "past" },
              { label: "Train", detail: "25 min of about 48", state: "now", share: 0.536, weight: 6 },
              { label: "Finish", state: "ahead" },
              { label: "Measure", state: "ahead" },
            ]}
          />
        </Panel>
        <Panel className="mt-4 p-4">
          <StepCurves
            caption="Loss: lower is better; what counts is validation"
            summary="Training loss fell from 1.80 to 0.46, validation loss from 1.10 to 0.61 by step 1,240 of 2,315."
            series={curves}
            now={now}
            total={total}
            epochs={epochs}
          />
        </Panel>
        <StepMultiples
          className="mt-4"
          total={total}
          charts={[
            {
              title: "Learning rate",
              steps,
              values: steps.map((step) => (step < 40 ? (step / 40) * 2e-4 : 1e-4 * (1 + Math.cos((step / total) * Math.PI)))),
            },
            {
              title: "Gradient norm",
              noisy: true,
              steps,
              values: steps.map((step) => 0.75 + 0.4 * Math.exp(-step / 90) + jitter(step) * 0.12),
            },
            {
              title: "Tokens a second",
              noisy: true,
              steps,
              values: steps.map((step) => (step > 700 && step < 730 ? 1_760 : 2_410 + jitter(step) * 40)),
              format: (value) => value.toLocaleString("en-GB", { maximumFractionDigits: 0 }),
            },
          ]}
        />
      </SpecimenSection>
      <SpecimenSection title="A/B test" hint="The interval holds at every look; what is likely to come is dotted">
        <Panel>
          <SequenceBand
            summary="v7 minus v5 in replies sent without a change, day by day; now +3.1 points, 95% interval −0.4 to +6.6."
            points={sequence}
            worth={1}
            daysAhead={9}
            format={(value) => `${value > 0 ? "+" : ""}${value.toFixed(1)}`}
          />
        </Panel>
      </SpecimenSection>
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-2">
        <SpecimenSection title="Where it helps" hint="Sorted by n; a row that includes zero is grey">
          <Panel>
            <Forest caption="Difference to prompting by tag, in points" labelHead="Tag" rows={slices} />
          </Panel>
        </SpecimenSection>
        <SpecimenSection title="Length" hint="Limits are lines with a name; what lies beyond is tinted and counted">
          <Panel>
            <Histogram
              caption="Tokens an example"
              summary="Most examples have 300 to 1,000 tokens; 48 are longer than the limit of 2,048."
              unit="Tokens"
              bins={bins}
              limits={[{ at: 2_048, label: "limit 2,048", beyond: "48 cut" }]}
            />
          </Panel>
          <p className="mt-6 mb-2 font-medium">2,941 rows are good. 26 wait for a fix.</p>
          <ShareBar
            label="Rows of the file"
            parts={[
              { label: "good", value: 2_941, tone: "positive" },
              { label: "wait for a fix", value: 26, tone: "caution" },
            ]}
          />
        </SpecimenSection>
      </div>
    </>
  );
}

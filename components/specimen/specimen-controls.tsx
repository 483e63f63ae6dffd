"use client";

import { useState } from "react";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Combobox } from "../ui/combobox";
import { CountChips } from "../ui/count-chips";
import { Field } from "../ui/field";
import { FilterChips } from "../ui/filter-chips";
import { FilterMenu } from "../ui/filter-menu";
import { Fold } from "../ui/fold";
import { Input } from "../ui/input";
import { Kbd } from "../ui/kbd";
import { NumberField } from "../ui/number-field";
import { PasswordInput } from "../ui/password-input";
import { RadioGroup } from "../ui/radio";
import { SearchBox } from "../ui/search-box";
import { Segmented } from "../ui/segmented";
import { Select } from "../ui/select";
import { Slider } from "../ui/slider";
import { Switch } from "../ui/switch";
import { TabPanel, Tabs } from "../ui/tabs";
import { Textarea } from "../ui/textarea";
import { SpecimenSection } from "./specimen-section";

const models = [
  { value: "small", label: "Hone Base, 2 million weights", hint: "4 min" },
  { value: "large", label: "Hone Base, 12 million weights", hint: "20 min" },
];

const tags = [
  { value: "billing", label: "billing", count: 1204 },
  { value: "moving", label: "moving house", count: 611 },
  { value: "outage", label: "outage", count: 0 },
];

export function SpecimenControls() {
  const [model, setModel] = useState("small");
  const [share, setShare] = useState(10);
  const [on, setOn] = useState(true);
  const [mode, setMode] = useState("safe");
  const [picked, setPicked] = useState<string[]>(["moving"]);
  const [search, setSearch] = useState("");
  const [scale, setScale] = useState("step");
  const [problem, setProblem] = useState("all");
  const [tab, setTab] = useState("improved");
  const toggle = (value: string) => setPicked((now) => (now.includes(value) ? now.filter((each) => each !== value) : [...now, value]));

  return (
    <>
      <SpecimenSection title="Actions" hint="One filled button on a screen">
        <div className="flex flex-wrap gap-2">
          <Button variant="primary">Start training</Button>
          <Button>Save draft</Button>
          <Button variant="plain">Cancel</Button>
          <Button variant="negative">Roll back</Button>
        </div>
        <div className="mt-2.5 flex flex-wrap items-center gap-2">
          <Button disabledReason="Freeze a version first: a run needs rows that stay as they are.">Not yet</Button>
          <Button busy>Saving</Button>
          <Button size="small">Small</Button>
          <a href="#content" className="link">
            The comparison
          </a>
          <span className="flex gap-1">
            <Kbd>J</Kbd> <Kbd>K</Kbd> <Kbd>Ctrl Z</Kbd>
          </span>
        </div>
      </SpecimenSection>
      <SpecimenSection title="Fields" hint="Label above, hint below, the reason in place of the hint">
        <div className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Epochs" hint="How often the model reads every example." changed>
              <NumberField defaultValue={5} unit="times" />
            </Field>
            <Field label="Learning rate" error="2 is too large: the model would forget what it knows. Try 0.0002.">
              <NumberField defaultValue={2} />
            </Field>
            <Field label="Base model">
              <Select options={models} value={model} onValueChange={setModel} />
            </Field>
            <Field label="Tag">
              <Combobox
                options={tags.map(({ value, label }) => ({ value, label }))}
                value={picked[0] ?? ""}
                onValueChange={(value) => setPicked([value])}
              />
            </Field>
            <Field label="Name" optional>
              <Input placeholder="Triage, short voice" />
            </Field>
            <Field label="Password" hint="At least 12 characters.">
              <PasswordInput defaultValue="long enough to keep" autoComplete="off" />
            </Field>
          </div>
          <Field label="Instruction put before every conversation">
            <Textarea defaultValue="You work for Aldermoor Energy. Choose one queue and draft a reply in our voice." />
          </Field>
          <Field label="Held back for the test">
            <Slider value={share} onValueChange={setShare} min={0} max={40} format={(value) => `${value}%`} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Switch label="Stop when it no longer learns" hint="Keeps the best checkpoint." checked={on} onCheckedChange={setOn} />
            <Checkbox label="Leave out near-duplicates" hint="41 rows" checked={!on} onCheckedChange={(next) => setOn(!next)} />
          </div>
          <Field label="Method">
            <RadioGroup
              value={mode}
              onValueChange={setMode}
              options={[
                { value: "safe", label: "LoRA", hint: "Small, fast, easy to take back." },
                { value: "full", label: "All weights", hint: "Learns more, forgets more." },
              ]}
            />
          </Field>
          <Fold label="For experts" changed={1}>
            <p className="text-on-surface-2">Rank, alpha and warm-up live here.</p>
          </Fold>
        </div>
      </SpecimenSection>
      <SpecimenSection title="Narrowing" hint="Counts follow the other filters; zero stays visible, greyed">
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox label="Search text" value={search} onValueChange={setSearch} />
          <FilterMenu label="Tag" options={tags} selected={picked} onToggle={toggle} />
          <Segmented
            label="Horizontal axis"
            value={scale}
            onValueChange={setScale}
            options={[
              { value: "step", label: "Step" },
              { value: "time", label: "Time" },
              { value: "log", label: "Log" },
            ]}
          />
        </div>
        <FilterChips
          className="mt-2.5"
          chips={picked.map((id) => ({ id, label: tags.find(({ value }) => value === id)?.label ?? id }))}
          onRemove={toggle}
          onClear={() => setPicked([])}
        />
        <CountChips
          className="mt-2.5"
          label="Problem"
          value={problem}
          onValueChange={setProblem}
          options={[
            { value: "all", label: "All", count: 26 },
            { value: "empty", label: "Empty answer", count: 11 },
            { value: "text", label: "Broken text", count: 0 },
          ]}
        />
        <Tabs
          className="mt-3"
          label="Cases"
          value={tab}
          onValueChange={setTab}
          tabs={[
            { value: "improved", label: "Improved", count: 53 },
            { value: "worse", label: "Got worse", count: 18 },
          ]}
        >
          <TabPanel value="improved" className="py-3 text-on-surface-2">
            53 cases that only the candidate answers correctly.
          </TabPanel>
          <TabPanel value="worse" className="py-3 text-on-surface-2">
            18 cases that only the baseline answers correctly.
          </TabPanel>
        </Tabs>
      </SpecimenSection>
    </>
  );
}

"use client";

import { type FormEvent, useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Fold } from "@/components/ui/fold";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio";
import { Textarea } from "@/components/ui/textarea";
import { useFreezeVersion } from "@/lib/datasets/versions/hooks";
import { type Freeze, type FreezePreview, type Include, includeSchema } from "@/lib/datasets/versions/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { FreezeCounts } from "./freeze-counts";
import { splitCounts, usualTestPercent } from "./split-counts";

type FreezeFormProps = { projectId: string; datasetId: string; preview: FreezePreview; onStarted: (freeze: Freeze) => void };

export function FreezeForm({ projectId, datasetId, preview, onStarted }: FreezeFormProps) {
  const formId = useId();
  const freeze = useFreezeVersion(projectId, datasetId);
  const { approved, unrejected, splitRatios, splitSeed, latest, mayTakeUnrejected } = preview;
  const [include, setInclude] = useState<Include>("approved");
  const [validation, setValidation] = useState(() => Math.round(splitRatios.validation * 100));
  const [test, setTest] = useState(() => (latest ? Math.round(splitRatios.test * 100) : usualTestPercent(unrejected.total)));
  const [seed, setSeed] = useState(splitSeed);
  const [notes, setNotes] = useState("");
  const [licence, setLicence] = useState(latest?.licence ?? "");
  const taken = preview[include];
  const counts = splitCounts(taken, validation, test);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (counts.problem || taken.total === 0) return;
    const { ratios } = counts;
    freeze.mutate({ include, ratios, notes, licence, ...(seed === splitSeed ? {} : { seed }) }, { onSuccess: onStarted });
  }

  return (
    <form id={formId} onSubmit={submit} noValidate className="grid gap-5">
      {freeze.isError && <Notice tone="negative">{errorWords(freeze.error)}</Notice>}
      <Field label="What is frozen">
        <RadioGroup
          value={include}
          onValueChange={(value) => setInclude(includeSchema.parse(value))}
          options={[
            {
              value: "approved",
              label: `Approved examples: ${formatNumber(approved.total)}`,
              hint: "What somebody has read and accepted.",
            },
            {
              value: "unrejected",
              label: `All that are not rejected: ${formatNumber(unrejected.total)}`,
              hint: mayTakeUnrejected
                ? `${formatNumber(unrejected.total - approved.total)} of them nobody has approved.`
                : "A lead or an owner may do this.",
              disabled: !mayTakeUnrejected,
            },
          ]}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label="Kept for the test" hint="The model never sees them; they measure it.">
          <NumberField unit="percent" min={0} max={90} value={test} onChange={(event) => setTest(event.target.valueAsNumber)} />
        </Field>
        <Field label="Kept for validation" hint="Watched while it trains, to see it repeat instead of learn.">
          <NumberField unit="percent" min={0} max={90} value={validation} onChange={(event) => setValidation(event.target.valueAsNumber)} />
        </Field>
      </div>
      <FreezeCounts preview={preview} taken={taken} counts={counts} isExact={seed === splitSeed} testPercent={test} />
      <Field label="Note" optional>
        <Textarea rows={2} value={notes} onChange={(event) => setNotes(event.target.value)} placeholder="What is new in this version" />
      </Field>
      <Fold label="Source and split" changed={(seed === splitSeed ? 0 : 1) + (licence === (latest?.licence ?? "") ? 0 : 1)}>
        <div className="grid gap-4">
          <Field label="Where the texts come from and who may use them" optional hint="Goes into the version's manifest.">
            <Input value={licence} maxLength={500} onChange={(event) => setLicence(event.target.value)} />
          </Field>
          <Field
            label="Seed"
            hint="The same seed puts every example in the same split again, in every later version too. Another one starts over, for this version alone."
            changed={seed !== splitSeed}
          >
            <NumberField min={0} max={2_147_483_647} value={seed} onChange={(event) => setSeed(event.target.valueAsNumber || 0)} />
          </Field>
        </div>
      </Fold>
      <div className="sticky -bottom-4 -mx-6 -mb-4 flex flex-wrap justify-end gap-2 border-t bg-raised px-6 py-4 max-md:*:flex-1">
        <DialogClose asChild>
          <Button variant="plain">Cancel</Button>
        </DialogClose>
        <Button
          type="submit"
          variant="primary"
          busy={freeze.isPending}
          {...(taken.total === 0 ? { disabledReason: "There is nothing to freeze yet." } : {})}
        >
          Freeze {formatCount(taken.total, "example")}
        </Button>
      </div>
    </form>
  );
}

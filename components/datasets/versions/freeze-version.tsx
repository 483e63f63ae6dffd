"use client";

import { Snowflake } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { StateIcon } from "@/components/ui/state-icon";
import { Textarea } from "@/components/ui/textarea";
import { useFreezeVersion } from "@/lib/datasets/versions/hooks";
import { formatCount, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { fewestTestCases, splitCounts, usualTestPercent } from "./split-counts";

type FreezeVersionProps = {
  projectId: string;
  datasetId: string;
  exampleCount: number;
  nextNumber: number;
  variant?: "primary" | "quiet";
};

/** A version never changes again, so what a model was trained and measured on can always be read. */
export function FreezeVersion({ projectId, datasetId, exampleCount, nextNumber, variant = "quiet" }: FreezeVersionProps) {
  const router = useRouter();
  const formId = useId();
  const freeze = useFreezeVersion(projectId, datasetId);
  const [isOpen, setOpen] = useState(false);
  const [validation, setValidation] = useState(10);
  const [test, setTest] = useState(() => usualTestPercent(exampleCount));
  const [seed, setSeed] = useState(1);
  const [notes, setNotes] = useState("");
  const split = splitCounts(exampleCount, validation, test);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (split.problem) return;
    freeze.mutate(
      { ratios: split.ratios, seed, notes },
      {
        onSuccess: () => {
          setOpen(false);
          router.push(routes.datasetVersions(projectId, datasetId));
        },
      },
    );
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant={variant} icon={<Snowflake className="size-3.5" strokeWidth={1.75} />}>
          Freeze version {nextNumber}
        </Button>
      }
      title={`Freeze version ${nextNumber}`}
      description={`${formatCount(exampleCount, "example")} as they are now. You go on editing; the version stays.`}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" busy={freeze.isPending}>
            Freeze {formatCount(exampleCount, "example")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        {freeze.isError && <Notice tone="negative">{errorWords(freeze.error)}</Notice>}
        <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <Field label="Kept for the test" hint="The model never sees them; they measure it.">
            <NumberField unit="percent" min={0} max={90} value={test} onChange={(event) => setTest(event.target.valueAsNumber)} />
          </Field>
          <Field label="Kept for validation" hint="Watched while it trains, to see it repeat instead of learn.">
            <NumberField
              unit="percent"
              min={0}
              max={90}
              value={validation}
              onChange={(event) => setValidation(event.target.valueAsNumber)}
            />
          </Field>
        </div>
        {split.problem ? (
          <Notice tone="negative">{split.problem}</Notice>
        ) : (
          <p className="num text-base">
            About <strong className="font-semibold">{formatNumber(split.train)} to learn from</strong>, {formatNumber(split.validation)} for
            validation, {formatNumber(split.test)} for the test.
            {split.test < fewestTestCases && (
              <span className="mt-1 flex items-start gap-2 text-on-surface-2 text-sm">
                <StateIcon state="attention" className="mt-0.75" />
                Below {fewestTestCases} test cases Hone gives no verdict: chance alone would decide it.
              </span>
            )}
          </p>
        )}
        <Field label="Note" optional>
          <Textarea rows={2} value={notes} onChange={(event) => setNotes(event.target.value)} />
        </Field>
        <Fold label="Advanced" changed={seed === 1 ? 0 : 1}>
          <Field
            label="Seed"
            hint="The same seed puts every example in the same split again, in every later version too. Change it only to start over."
            changed={seed !== 1}
          >
            <NumberField min={0} max={2_147_483_647} value={seed} onChange={(event) => setSeed(event.target.valueAsNumber || 0)} />
          </Field>
        </Fold>
      </form>
    </Dialog>
  );
}

"use client";

import { Settings2 } from "lucide-react";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Switch } from "@/components/ui/switch";
import { useUpdateReviewSettings } from "@/lib/datasets/reviews/hooks";
import { reviewSettingsInput } from "@/lib/datasets/reviews/schemas";
import type { Dataset } from "@/lib/datasets/schemas";

/** For leads: how many people judge each example, and whether they see each other. */
export function ReviewSettings({ projectId, dataset }: { projectId: string; dataset: Dataset }) {
  const [isOpen, setOpen] = useState(false);
  const [count, setCount] = useState(String(dataset.reviewersPerExample));
  const [isReviewBlind, setBlind] = useState(dataset.isReviewBlind);
  const update = useUpdateReviewSettings(projectId, dataset.id);
  const several = Number(count) > 1;
  const input = reviewSettingsInput.safeParse({ reviewersPerExample: Number(count), isReviewBlind: several && isReviewBlind });

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" variant="plain" icon={<Settings2 className="size-3.5" strokeWidth={1.75} />}>
          How we review
        </Button>
      }
      title="How this dataset is reviewed"
      description="It holds for every example that is not settled yet."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            busy={update.isPending}
            disabledReason={input.success ? undefined : "Choose a number of people from 1 to 9."}
            onClick={() => input.success && update.mutate(input.data, { onSuccess: () => setOpen(false) })}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field
          label="People who judge each example"
          hint={
            several
              ? "Approved when all of them accept it. Where they differ, a lead settles it."
              : "One is enough: what one person accepts is approved."
          }
          error={update.isError ? errorWords(update.error) : undefined}
        >
          <NumberField min={1} max={9} step={1} value={count} onChange={(event) => setCount(event.target.value)} />
        </Field>
        {several && (
          <Switch
            label="Blind"
            hint="Nobody sees another’s judgement, reason or comment before everybody has judged. Only then does agreement mean anything."
            checked={isReviewBlind}
            onCheckedChange={setBlind}
          />
        )}
      </div>
    </Dialog>
  );
}

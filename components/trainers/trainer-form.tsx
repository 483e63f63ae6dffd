import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/section-head";
import type { Connection } from "@/lib/trainers/schemas";
import { ConnectionTest } from "./connection-test";
import { PriceRows } from "./price-rows";
import { TrainerFields } from "./trainer-fields";
import type { TrainerFormValues } from "./trainer-form-values";
import type { useTrainerForm } from "./use-trainer-form";

type TrainerFormProps = {
  trainer: Connection | null;
  state: ReturnType<typeof useTrainerForm>;
  onSubmit: (values: TrainerFormValues) => void;
  /** What stands in the way of saving, where it belongs to no field. */
  problem?: ReactNode;
  actions: ReactNode;
};

/** Connecting and changing a trainer ask for the same things. */
export function TrainerForm({ trainer, state, onSubmit, problem, actions }: TrainerFormProps) {
  const { form, test, runTest } = state;
  return (
    <form noValidate onSubmit={form.handleSubmit(onSubmit)} className="grid gap-6">
      <section className="panel grid gap-5 p-5 max-md:p-4">
        <TrainerFields form={form} trainer={trainer} />
        <ConnectionTest outcome={test.data} error={test.error} isTesting={test.isPending} onTest={() => void runTest()} />
      </section>
      <section className="panel grid gap-3 p-5 max-md:p-4">
        <SectionHead title="Prices" hint="US dollars for a million tokens" />
        <p className="max-w-[72ch] text-on-surface-2 text-pretty">
          They stand in the provider’s price list. With the price of training, Hone says what a run is likely to cost, and holds it against
          limit and budget. Enter 0 for what costs nothing.
        </p>
        <PriceRows control={form.control} register={form.register} offered={test.data?.baseModels ?? []} />
      </section>
      {problem && <Notice tone="negative">{problem}</Notice>}
      <div className="flex flex-wrap items-center gap-2">{actions}</div>
    </form>
  );
}

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useCreateDataset } from "@/lib/datasets/hooks";
import { createDatasetInput } from "@/lib/datasets/schemas";
import { routes } from "@/lib/routes";

type NewDatasetProps = { projectId: string; open: boolean; onOpenChange: (open: boolean) => void };

export function NewDataset({ projectId, open, onOpenChange }: NewDatasetProps) {
  const router = useRouter();
  const formId = useId();
  const create = useCreateDataset(projectId);
  const { register, handleSubmit, formState } = useForm({ resolver: zodResolver(createDatasetInput), defaultValues: { name: "" } });

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New dataset"
      description="Next you bring a file of examples."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" busy={create.isPending || create.isSuccess}>
            Create the dataset
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={handleSubmit((input) => create.mutate(input, { onSuccess: ({ id }) => router.push(routes.importFile(projectId, id)) }))}
      >
        <Field
          label="Name"
          hint="Where the examples come from, for example “Customer messages”."
          error={formState.errors.name?.message ?? (create.isError ? errorWords(create.error) : undefined)}
        >
          <Input {...register("name")} />
        </Field>
      </form>
    </Dialog>
  );
}

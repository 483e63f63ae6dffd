"use client";

import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import { errorWords } from "@/components/layout/error-words";
import { ModelsTabs } from "@/components/layout/models-tabs";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { useToast } from "@/components/ui/toast-context";
import { routes } from "@/lib/routes";
import { useCreateTrainer } from "@/lib/trainers/hooks";
import { kindWords } from "./kind-words";
import { TrainerForm } from "./trainer-form";
import { type TrainerFormValues, toCreateInput } from "./trainer-form-values";
import { useMaySetUp } from "./use-may-set-up";
import { useTrainerForm } from "./use-trainer-form";

export function ConnectTrainer({ projectId }: { projectId: string }) {
  const router = useRouter();
  const { notify } = useToast();
  const { maySetUp, askWhom } = useMaySetUp();
  const state = useTrainerForm(null);
  const create = useCreateTrainer();
  const kind = useWatch({ control: state.form.control, name: "kind" });
  const name = useWatch({ control: state.form.control, name: "name" });

  function connect(values: TrainerFormValues) {
    create.mutate(toCreateInput(values), {
      onSuccess: (trainer) => {
        notify({ title: `${trainer.name} is connected.`, state: "done" });
        router.push(routes.trainers(projectId));
      },
      onError: state.showAtFields,
    });
  }

  return (
    <Page className="max-w-[920px]">
      <ModelsTabs projectId={projectId} />
      <PageHead
        back={{ href: routes.trainers(projectId), label: "Trainers" }}
        title="Connect a trainer"
        lead="Every project of the workspace can then train with it."
        className="mb-6"
      />
      {maySetUp ? (
        <TrainerForm
          trainer={null}
          state={state}
          onSubmit={connect}
          problem={create.error && !state.form.formState.errors.root && errorWords(create.error)}
          actions={
            <>
              <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
                {`Connect ${name.trim() || kindWords[kind].label}`}
              </Button>
              <LinkButton variant="plain" href={routes.trainers(projectId)}>
                Cancel
              </LinkButton>
            </>
          }
        />
      ) : (
        <Notice tone="accent">{askWhom} connects trainers. Tell them which provider you would like to use, and for what.</Notice>
      )}
    </Page>
  );
}

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SectionHead } from "@/components/ui/section-head";
import { useUpdateModelVersion } from "@/lib/models/hooks";

type DeploymentNameProps = {
  projectId: string;
  modelVersion: { id: string; name: string; deploymentName: string | null };
  /** What the provider calls the model that is to be deployed. */
  trainerModel: string;
};

/** Where a provider lets nothing answer without a deployment: which model to deploy there, and what the deployment is called. */
export function DeploymentName({ projectId, modelVersion, trainerModel }: DeploymentNameProps) {
  const [name, setName] = useState(modelVersion.deploymentName ?? "");
  const update = useUpdateModelVersion(projectId, modelVersion.id);
  const wanted = name.trim() || null;

  function save(event: FormEvent) {
    event.preventDefault();
    if (wanted !== modelVersion.deploymentName) update.mutate({ deploymentName: wanted });
  }

  return (
    <section className="mt-6">
      <SectionHead title="Deployment" />
      <form onSubmit={save} className="panel mt-3 grid gap-4 p-5 max-md:p-4">
        <p>
          {modelVersion.name} answers only once you have deployed <span className="num break-all">{trainerModel}</span> at the provider. It
          costs money there as long as it is deployed.
        </p>
        <Field
          label="Name of the deployment"
          hint="What the provider calls it, or its address there. Evaluations and drafts ask it."
          error={update.error?.message}
        >
          <Input autoComplete="off" spellCheck={false} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <div>
          <Button
            type="submit"
            busy={update.isPending}
            disabledReason={wanted === modelVersion.deploymentName ? "The name is saved as it stands here." : undefined}
          >
            Save the name
          </Button>
        </div>
      </form>
    </section>
  );
}

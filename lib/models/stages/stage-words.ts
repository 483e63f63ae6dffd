import type { Stage } from "../schemas";

interface Words {
  label: string;
  /** "v2 is …" */
  is: string;
  /** What it means for the team. */
  hint: string;
}

export const stageWords: Record<Stage, Words> = {
  candidate: { label: "Candidate", is: "a candidate", hint: "Made and perhaps measured; nobody has decided about it." },
  staging: { label: "Staging", is: "in staging", hint: "Meant for production, or kept ready to come back." },
  production: {
    label: "Production",
    is: "in production",
    hint: "What people get. Whatever answers most of a deployment’s traffic is here.",
  },
  archived: { label: "Archived", is: "archived", hint: "Put aside. It leaves the lists; its scores, history and card stay." },
};

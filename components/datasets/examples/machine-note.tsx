import { Sparkles } from "lucide-react";
import { Notice } from "@/components/ui/notice";

/** A model's words stay a model's words until a person takes them. */
export function MachineNote() {
  return (
    <Notice tone="caution" icon={<Sparkles className="size-4" strokeWidth={1.75} aria-hidden="true" />} title="A model wrote this answer.">
      Accept it or change it; until then no version holds it. What stood here before is among the revisions.
    </Notice>
  );
}

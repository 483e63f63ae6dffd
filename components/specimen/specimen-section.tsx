import type { ReactNode } from "react";
import { SectionHead } from "../ui/section-head";

export function SpecimenSection({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <section>
      <SectionHead title={title} className="mb-0.5" />
      <p className="hint mb-3">{hint}</p>
      {children}
    </section>
  );
}

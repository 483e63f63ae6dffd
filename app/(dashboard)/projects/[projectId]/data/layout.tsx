import type { ReactNode } from "react";
import { DraftAnswers } from "@/components/models/draft-answers";

export default function DataLayout({ children }: { children: ReactNode }) {
  return <DraftAnswers>{children}</DraftAnswers>;
}

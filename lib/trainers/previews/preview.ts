import type { ExampleContent } from "@/lib/datasets/schemas";
import type { Overlong, PreviewTemplate, RowPreview } from "./schemas";

export interface PreviewRequest {
  baseModel: string;
  /** Tokens; null where nobody knows, and nothing is cut then. */
  contextLength: number | null;
  rows: readonly ExampleContent[];
  /** Figures alone are quicker: for a whole version. */
  withSpans: boolean;
}

export interface Preview {
  template: PreviewTemplate;
  overlong: Overlong;
  /** The longest example that it reads, in tokens; null where nobody says. */
  contextLength: number | null;
  /** The largest file that it takes; null where it does not say. */
  fileBytes: number | null;
  /** One for each row that was asked about, in order. */
  rows: RowPreview[];
}

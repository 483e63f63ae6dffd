import type { ReactNode } from "react";

export type Column<Row> = {
  id: string;
  head: ReactNode;
  /** Read out instead of `head` when that is a picture, such as an axis. */
  label?: string;
  cell: (row: Row, index: number) => ReactNode;
  align?: "end";
  width?: string;
  sortable?: boolean;
  /** Width class of the grey bar that stands for this cell while it loads. */
  skeleton?: string;
  /** Below 768 px a row is a small card: what leads, what stands at its right, what goes below, what is left out. */
  onPhone?: "lead" | "aside" | "below" | "hide";
};

export type Sort = { id: string; descending: boolean };

/** Widths that a person chose, by column id; null gives a column its own back. */
export type ColumnWidths = { widths: Readonly<Record<string, string>>; onResize: (id: string, width: number | null) => void };

export type Selection = { keys: ReadonlySet<string>; onChange: (keys: ReadonlySet<string>) => void };

export type TableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  loading?: boolean | number;
  empty?: ReactNode;
  error?: ReactNode;
  openKey?: string | undefined;
  /** The first cell becomes the button, or the link, that opens the row; it may hold no other control. */
  onOpen?: (row: Row) => void;
  rowHref?: (row: Row) => string;
  rowHeight?: "one" | "two";
  sort?: Sort | undefined;
  onSortChange?: (sort: Sort) => void;
  selection?: Selection;
  framed?: boolean;
  className?: string;
};

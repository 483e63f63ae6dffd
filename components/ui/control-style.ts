/** The box of every control one can type or choose in. */
export const controlBox =
  "rounded-md border border-line-strong bg-surface text-on-surface text-sm transition-colors hover:border-on-surface-3 data-changed:border-accent-line data-changed:bg-accent-soft aria-invalid:border-negative disabled:border-dashed disabled:bg-sunken disabled:text-on-surface-3";

export const controlHeight = { normal: "h-8 px-2.5 touch:h-11", launch: "h-10 px-2.5 text-base touch:h-11" };

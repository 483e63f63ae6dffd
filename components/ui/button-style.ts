import { cva, type VariantProps } from "class-variance-authority";

export const buttonStyle = cva(
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md border font-medium transition-colors aria-disabled:cursor-not-allowed aria-disabled:border-dashed aria-disabled:border-line-strong aria-disabled:bg-transparent aria-disabled:text-on-surface-3 aria-busy:cursor-progress",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
        quiet: "border-line-strong/55 bg-surface text-on-surface hover:bg-sunken",
        plain: "border-transparent text-on-surface-2 hover:bg-sunken hover:text-on-surface",
        negative: "border-negative/45 bg-surface text-negative hover:bg-negative-soft hover:text-on-negative-soft",
      },
      size: {
        normal: "h-8 whitespace-nowrap px-3 text-sm touch:h-11",
        small: "h-6.5 whitespace-nowrap px-2.25 text-xs touch:h-9 touch:before:absolute touch:before:-inset-1",
        // Its words name a thing and a price: on a phone they may take two lines.
        launch: "min-h-10 px-4.5 text-base max-md:text-balance max-md:py-1.5 md:whitespace-nowrap touch:min-h-11",
      },
    },
    defaultVariants: { variant: "quiet", size: "normal" },
  },
);

export type ButtonStyle = VariantProps<typeof buttonStyle>;

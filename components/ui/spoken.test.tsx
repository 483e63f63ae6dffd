import { Tooltip } from "radix-ui";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Button } from "./button";
import { Combobox } from "./combobox";
import { Field } from "./field";

const draw = (element: ReactElement) => renderToStaticMarkup(<Tooltip.Provider>{element}</Tooltip.Provider>);

/** The words that the button's attribute leads to, in its order. */
function wordsOf(markup: string, attribute: "aria-labelledby" | "aria-describedby"): string[] {
  const ids = new RegExp(`<button[^>]* ${attribute}="([^"]+)"`).exec(markup)?.[1]?.split(" ") ?? [];
  return ids.map((id) => new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(markup)?.[1] ?? "nothing");
}

test("a button that is blocked says why before anybody points at it", () => {
  const markup = draw(
    <Field label="Name" hint="As others read it.">
      <Button disabledReason="Name it first.">Save</Button>
    </Field>,
  );
  expect(wordsOf(markup, "aria-describedby")).toEqual(["Name it first."]);
  expect(wordsOf(draw(<Button>Save</Button>), "aria-describedby")).toEqual([]);
});

test("a choice among many is called by its label and by what is chosen", () => {
  const options = [{ value: "grace", label: "Grace" }];
  const choice = (value: string, label?: string) => (
    <Combobox options={options} value={value} onValueChange={() => undefined} {...(label ? { label } : {})} />
  );
  expect(wordsOf(draw(<Field label="Let somebody in">{choice("grace")}</Field>), "aria-labelledby")).toEqual(["Let somebody in", "Grace"]);
  expect(wordsOf(draw(<Field label="Let somebody in">{choice("")}</Field>), "aria-labelledby")).toEqual(["Let somebody in", "Choose"]);
  expect(wordsOf(draw(choice("grace", "Reviewer")), "aria-labelledby")).toEqual(["Reviewer", "Grace"]);
});

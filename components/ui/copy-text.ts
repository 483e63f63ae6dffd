/** Puts a text on the clipboard by the first way that works; false: none did, and the person has to do it by hand. */
export async function copyText(text: string): Promise<boolean> {
  for (const way of [byClipboard, bySelection]) {
    try {
      await way(text);
      return true;
    } catch {
      // The next one is tried.
    }
  }
  return false;
}

/** Missing where Hone is opened by plain http under another name than localhost, and a browser may refuse it. */
const byClipboard = (text: string) => navigator.clipboard.writeText(text);

/** The old way: it copies what is selected, so that a field which nobody sees is selected for a moment. */
function bySelection(text: string): void {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "sr-only";
  // A dialog or a menu takes the focus back from whatever lies outside of it, and nothing would be selected then.
  (focused?.closest("[role=dialog], [role=alertdialog], [role=menu]") ?? document.body).append(field);
  try {
    field.focus({ preventScroll: true });
    field.select();
    if (!document.execCommand("copy")) throw new Error("The browser did not copy.");
  } finally {
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    field.remove();
  }
}

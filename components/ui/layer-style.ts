/** Menus, lists and popovers: what floats above the page. */
export const layerBox = "z-50 rounded-lg border border-line bg-raised text-on-surface text-sm shadow-raised";

export const layerRow =
  "relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2.5 py-1.5 outline-none data-highlighted:bg-sunken data-[selected=true]:bg-sunken data-[disabled='']:text-on-surface-3 data-[disabled=true]:text-on-surface-3 touch:min-h-11";

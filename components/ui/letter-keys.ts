"use client";

import { useSyncExternalStore } from "react";

const storageKey = "hone.letter-keys";
const changed = "hone:letter-keys";

/** Speech input types letters that nobody meant as a command: each person may turn single-letter keys off. */
export function lettersAreOn(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

export function useLetterKeys(): [isOn: boolean, setOn: (on: boolean) => void] {
  const isOn = useSyncExternalStore(listen, lettersAreOn, () => true);
  return [isOn, setOn];
}

function setOn(on: boolean): void {
  if (on) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, "off");
  window.dispatchEvent(new Event(changed));
}

function listen(notify: () => void): () => void {
  for (const name of [changed, "storage"]) window.addEventListener(name, notify);
  return () => {
    for (const name of [changed, "storage"]) window.removeEventListener(name, notify);
  };
}

import { useRef } from "react";
import { newKey } from "@/components/ui/new-key";

/** The key of a wish: sent twice, after a lost answer or a double press, it has the same one and makes one thing. */
export function useAttemptKey(): (wish: object) => string {
  const attempt = useRef({ text: "", key: "" });
  return (wish) => {
    const text = JSON.stringify(wish);
    if (attempt.current.text !== text) attempt.current = { text, key: newKey() };
    return attempt.current.key;
  };
}

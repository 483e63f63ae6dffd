/** Cuts a stream of text into whole server-sent events, so that half of one is never given out. */
export function createEventSplitter() {
  const decoder = new TextDecoder();
  let rest = "";
  return {
    push(chunk: Uint8Array): string[] {
      rest += decoder.decode(chunk, { stream: true });
      const events: string[] = [];
      for (;;) {
        const end = /\r?\n\r?\n/.exec(rest);
        if (!end) return events;
        const to = end.index + end[0].length;
        events.push(rest.slice(0, to));
        rest = rest.slice(to);
      }
    },
    /** What came after the last whole event. */
    rest: () => rest,
  };
}

/** What an event carries; null for comments and other kinds of lines. */
export function dataOf(event: string): string | null {
  const lines = event.split(/\r?\n/).filter((line) => line.startsWith("data:"));
  return lines.length > 0 ? lines.map((line) => line.slice(5).trimStart()).join("\n") : null;
}

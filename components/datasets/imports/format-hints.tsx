/** What a file may look like, for people who have never heard of the formats. */
export function FormatHints() {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <FormatHint title="A table: Excel, CSV, TSV, Parquet" text={"message,queue\n“Where is my card?”,card arrival"}>
        With column names in its first row. You say which column is asked and which answers.
      </FormatHint>
      <FormatHint title="Conversations: JSONL, JSON" text={'{"messages": [{"role": "user", …},\n              {"role": "assistant", …}]}'}>
        A conversation a line, as OpenAI and others write it, with tool calls and preferred answers, or a flat object a line.
      </FormatHint>
    </div>
  );
}

function FormatHint({ title, text, children }: { title: string; text: string; children: string }) {
  return (
    <div className="min-w-0">
      <h2 className="section-title">{title}</h2>
      <p className="hint mt-1">{children}</p>
      <pre className="mt-2 overflow-x-auto rounded-md bg-sunken p-2.5 font-mono text-2xs text-on-surface-2">{text}</pre>
    </div>
  );
}

"use client";

import { useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { SectionHead } from "@/components/ui/section-head";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";

const languages = [
  { value: "python", label: "Python" },
  { value: "node", label: "Node" },
  { value: "curl", label: "curl" },
];

/** What to change in a program: its address, its key and the model's name. */
export function ClientSnippet({ name, gatewayUrl }: { name: string; gatewayUrl: string | undefined }) {
  const [language, setLanguage] = useState("python");
  return (
    <section>
      <SectionHead
        title="Point your program here"
        actions={<Segmented label="Language" value={language} onValueChange={setLanguage} options={languages} />}
      />
      {gatewayUrl ? (
        <CodeBlock className="mt-3" label={languages.find(({ value }) => value === language)?.label ?? ""}>
          {snippet(language, name, gatewayUrl)}
        </CodeBlock>
      ) : (
        <Skeleton className="mt-3 h-40 w-full" />
      )}
      <p className="hint mt-2">
        Any OpenAI client works. Name who asks in <code>user</code>, and they stay with one variant.
      </p>
    </section>
  );
}

function snippet(language: string, name: string, url: string): string {
  if (language === "curl")
    return `curl ${url}/chat/completions \\
  -H "Authorization: Bearer $HONE_GATEWAY_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "model": "${name}",
    "messages": [{"role": "user", "content": "Where is my parcel?"}],
    "user": "customer-42"
  }'`;
  if (language === "node")
    return `import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "${url}",
  apiKey: "hone_gw_…",
});

const answer = await client.chat.completions.create({
  model: "${name}",
  messages: [{ role: "user", content: "Where is my parcel?" }],
  user: "customer-42",
});`;
  return `import os
from openai import OpenAI

client = OpenAI(
    base_url="${url}",
    api_key=os.environ["HONE_GATEWAY_KEY"],
)

answer = client.chat.completions.create(
    model="${name}",
    messages=[{"role": "user", "content": "Where is my parcel?"}],
    user="customer-42",
)`;
}

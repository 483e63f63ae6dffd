export interface TemplateFamily {
  name: string;
  matches: RegExp;
  /** Where the model's publisher shows the original. */
  source: string;
  /** `begin` and `end` of a message stand around what is learned of it. */
  template: string;
}

/**
 * How open models write a plain conversation, in short templates of our own after the published ones: the same letters for system, user and
 * assistant turns, without the parts for tools and thinking. The first that matches the base model's name counts.
 */
export const families: readonly TemplateFamily[] = [
  {
    name: "gpt-oss",
    matches: /gpt-oss/i,
    source: "huggingface.co/openai/gpt-oss-20b",
    template: `{{ '<|start|>system<|message|>You are ChatGPT, a large language model trained by OpenAI.\\nKnowledge cutoff: 2024-06\\nCurrent date: 2026-01-01\\n\\nReasoning: medium\\n\\n# Valid channels: analysis, commentary, final. Channel must be included for every message.<|end|>' }}
{%- for message in messages -%}
{%- if message.role == 'system' -%}{{ '<|start|>developer<|message|># Instructions\\n\\n' + message.content + '\\n\\n<|end|>' }}
{%- elif message.role == 'assistant' -%}{{ '<|start|>assistant' + message.begin + '<|channel|>final<|message|>' + message.content }}{{ '<|return|>' if loop.last else '<|end|>' }}{{ message.end }}
{%- else -%}{{ '<|start|>' + message.role + '<|message|>' + message.content + '<|end|>' }}
{%- endif -%}
{%- endfor -%}`,
  },
  {
    name: "qwen3",
    // Its later instruct models do without the empty thought.
    matches: /qwen-?3(?!.*(2507|instruct|coder))/i,
    source: "huggingface.co/Qwen/Qwen3-8B",
    template: `{%- for message in messages -%}
{{ '<|im_start|>' + message.role + '\\n' + message.begin }}
{%- if loop.last and message.role == 'assistant' -%}{{ '<think>\\n\\n</think>\\n\\n' }}{%- endif -%}
{{ message.content + '<|im_end|>' + message.end + '\\n' }}
{%- endfor -%}`,
  },
  {
    name: "chatml",
    matches: /qwen|smollm|chatml/i,
    source: "huggingface.co/Qwen/Qwen2.5-7B-Instruct",
    template: `{%- for message in messages -%}
{{ '<|im_start|>' + message.role + '\\n' + message.begin + message.content + '<|im_end|>' + message.end + '\\n' }}
{%- endfor -%}`,
  },
  {
    name: "llama-3.1",
    matches: /llama-?(v?3\.[123]|v?3p[123])/i,
    source: "huggingface.co/meta-llama/Llama-3.1-8B-Instruct",
    template: `{%- set first = messages[0] -%}
{{ '<|begin_of_text|><|start_header_id|>system<|end_header_id|>\\n\\nCutting Knowledge Date: December 2023\\nToday Date: 26 Jul 2024\\n\\n' }}
{%- if first.role == 'system' -%}{{ first.content | trim }}{%- endif -%}{{ '<|eot_id|>' }}
{%- for message in messages -%}
{%- if not (loop.first and message.role == 'system') -%}
{{ '<|start_header_id|>' + message.role + '<|end_header_id|>\\n\\n' + message.begin }}{{ message.content | trim }}{{ '<|eot_id|>' + message.end }}
{%- endif -%}
{%- endfor -%}`,
  },
  {
    name: "llama-3",
    matches: /llama-?v?3/i,
    source: "huggingface.co/meta-llama/Meta-Llama-3-8B-Instruct",
    template: `{{ '<|begin_of_text|>' }}
{%- for message in messages -%}
{{ '<|start_header_id|>' + message.role + '<|end_header_id|>\\n\\n' + message.begin }}{{ message.content | trim }}{{ '<|eot_id|>' + message.end }}
{%- endfor -%}`,
  },
  {
    name: "mistral-v7",
    matches: /mistral|ministral/i,
    source: "huggingface.co/mistralai/Mistral-Small-24B-Instruct-2501",
    template: `{{ '<s>' }}
{%- for message in messages -%}
{%- if message.role == 'system' -%}{{ '[SYSTEM_PROMPT]' + message.content + '[/SYSTEM_PROMPT]' }}
{%- elif message.role == 'assistant' -%}{{ message.begin + message.content + '</s>' + message.end }}
{%- else -%}{{ '[INST]' + message.content + '[/INST]' }}
{%- endif -%}
{%- endfor -%}`,
  },
  {
    name: "gemma-3",
    matches: /gemma-?[23]/i,
    source: "huggingface.co/google/gemma-3-4b-it",
    template: `{%- set first = messages[0] -%}
{{ '<bos>' }}
{%- for message in messages -%}
{%- if message.role == 'assistant' -%}{{ '<start_of_turn>model\\n' + message.begin }}{{ message.content | trim }}{{ '<end_of_turn>' + message.end + '\\n' }}
{%- elif message.role != 'system' -%}{{ '<start_of_turn>user\\n' }}{%- if loop.index0 == 1 and first.role == 'system' -%}{{ first.content + '\\n\\n' }}{%- endif -%}{{ message.content | trim }}{{ '<end_of_turn>\\n' }}
{%- endif -%}
{%- endfor -%}`,
  },
];

export function familyOf(baseModel: string): TemplateFamily | undefined {
  return families.find(({ matches }) => matches.test(baseModel));
}

/** Signs that are one token each where they stand as the template writes them. */
export const templateMarks = /<\|[a-z_]+\|>|<\/?think>|<start_of_turn>|<end_of_turn>|<bos>|<\/?s>|\[\/?(?:INST|SYSTEM_PROMPT)\]/g;

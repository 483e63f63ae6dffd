import type { Message, ToolCall, Tools } from "@/lib/datasets/schemas";
import { CallMarks } from "./marks-context";
import { ToolCallEditor } from "./tool-call-editor";

type ToolCallsProps = {
  message: Message;
  tools: Tools | null;
  readOnly: boolean;
  onChange: (calls: ToolCall[], isReshaped?: boolean) => void;
  onBlur: () => void;
};

export function ToolCalls({ message: { tool_calls: calls = [] }, tools, readOnly, onChange, onBlur }: ToolCallsProps) {
  if (calls.length === 0) return null;
  return (
    <div className="mt-2.5 grid gap-2">
      {calls.map((call, at) => (
        <CallMarks key={call.id} call={at}>
          <ToolCallEditor
            call={call}
            tools={tools}
            readOnly={readOnly}
            onChange={(next) => onChange(calls.map((other, index) => (index === at ? next : other)))}
            onRemove={() =>
              onChange(
                calls.filter((_, index) => index !== at),
                true,
              )
            }
            onBlur={onBlur}
          />
        </CallMarks>
      ))}
    </div>
  );
}

"use client";

import { Ellipsis } from "lucide-react";
import { Menu, type MenuItem } from "@/components/ui/menu";
import type { Message } from "@/lib/datasets/schemas";
import { canMove } from "./edit-content";

const roleNames = { system: "Instruction", user: "Message of the user", assistant: "Earlier answer", tool: "Result of a call" };
const roles = ["system", "user", "assistant", "tool"] as const;

export type TurnAction =
  | { type: "move"; by: 1 | -1 }
  | { type: "add"; role: Message["role"] }
  | { type: "role"; role: Message["role"] }
  | { type: "weight"; weight: 0 | 1 }
  | { type: "call" }
  | { type: "continue" }
  | { type: "pair"; isPair: boolean }
  | { type: "remove" };

type TurnMenuProps = { messages: readonly Message[]; index: number; isPair: boolean; label: string; onAct: (action: TurnAction) => void };

export function TurnMenu({ messages, index, isPair, label, onAct }: TurnMenuProps) {
  const message = messages[index];
  if (!message) return null;
  const isAnswer = index === messages.length - 1;
  const act = (text: string, action: TurnAction, more: { keys?: string; negative?: boolean; checked?: boolean } = {}): MenuItem => ({
    label: text,
    onSelect: () => onAct(action),
    ...more,
  });
  const place = isAnswer
    ? []
    : [
        ...(canMove(messages, index, -1) ? [act("Move up", { type: "move", by: -1 }, { keys: "Alt ↑" })] : []),
        ...(canMove(messages, index, 1) ? [act("Move down", { type: "move", by: 1 }, { keys: "Alt ↓" })] : []),
        { heading: "Who speaks" },
        ...roles.map((role) => act(roleNames[role], { type: "role", role }, { checked: message.role === role })),
      ];
  const learned =
    message.role !== "assistant"
      ? []
      : [
          { separator: true as const },
          ...(isAnswer
            ? []
            : [act("Read, not learned", { type: "weight", weight: message.weight === 0 ? 1 : 0 }, { checked: message.weight === 0 })]),
          act("Add a tool call", { type: "call" }),
        ];
  const ending = isAnswer
    ? [
        act("Continue the conversation", { type: "continue" }),
        act(isPair ? "Take the pair apart" : "Add an answer that is not preferred", { type: "pair", isPair: !isPair }),
      ]
    : [{ separator: true as const }, act("Remove this turn", { type: "remove" }, { negative: true })];

  return (
    <Menu
      align="end"
      label={label}
      trigger={
        <button
          type="button"
          aria-label={label}
          className="grid size-7 place-items-center rounded-md text-on-surface-3 hover:bg-sunken hover:text-on-surface touch:size-11"
        >
          <Ellipsis className="size-4" strokeWidth={1.75} />
        </button>
      }
      items={[
        ...place,
        { heading: "Insert above" },
        ...roles.map((role) => act(roleNames[role], { type: "add", role })),
        ...learned,
        ...ending,
      ]}
    />
  );
}

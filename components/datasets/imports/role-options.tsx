import {
  Ban,
  EyeOff,
  ListTree,
  MessageCircle,
  MessageSquare,
  MessageSquareReply,
  MessagesSquare,
  ScrollText,
  Tag,
  Users,
  Wrench,
} from "lucide-react";
import type { Option } from "@/components/ui/select";
import type { ColumnRole } from "./column-roles";

const icon = { className: "size-3.5 text-on-surface-3", strokeWidth: 1.75, "aria-hidden": true } as const;

type RoleOption = Option & { value: ColumnRole };

/** What a column can be. `part`: what it is or would be called as a part of the message or the answer. */
export function roleOptions(part: string): RoleOption[] {
  return [
    { value: "message", label: "Message", hint: "what the model reads", icon: <MessageSquare {...icon} /> },
    { value: "message_part", label: `Message: ${part}`, hint: "a part of it", icon: <MessageCircle {...icon} /> },
    { value: "answer", label: "Answer", hint: "what the model learns", icon: <MessageSquareReply {...icon} /> },
    { value: "answer_part", label: `Answer: ${part}`, hint: "a field of it", icon: <ListTree {...icon} /> },
    { value: "rejected", label: "Other answer", hint: "was not preferred", icon: <Ban {...icon} /> },
    { value: "instruction", label: "Instruction", hint: "put before the message", icon: <ScrollText {...icon} /> },
    { value: "conversation", label: "Whole conversation", hint: "with its answer", icon: <MessagesSquare {...icon} /> },
    { value: "tools", label: "Functions", hint: "the model may call", icon: <Wrench {...icon} /> },
    { value: "tag", label: "Tag", hint: "to find rows by", icon: <Tag {...icon} /> },
    { value: "group", label: "Group", hint: "stays in one split", icon: <Users {...icon} /> },
    { value: "none", label: "Not imported", icon: <EyeOff {...icon} /> },
  ];
}

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
    { value: "message", label: "Message the model reads", icon: <MessageSquare {...icon} /> },
    { value: "message_part", label: `Message: ${part}`, icon: <MessageCircle {...icon} /> },
    { value: "answer", label: "Answer the model learns", icon: <MessageSquareReply {...icon} /> },
    { value: "answer_part", label: `Answer: ${part}`, icon: <ListTree {...icon} /> },
    { value: "rejected", label: "Answer that was not preferred", icon: <Ban {...icon} /> },
    { value: "instruction", label: "Instruction", icon: <ScrollText {...icon} /> },
    { value: "conversation", label: "Whole conversation", icon: <MessagesSquare {...icon} /> },
    { value: "tools", label: "Functions the model may call", icon: <Wrench {...icon} /> },
    { value: "tag", label: "Tag", icon: <Tag {...icon} /> },
    { value: "group", label: "Group: stays in one split", icon: <Users {...icon} /> },
    { value: "none", label: "Not imported", icon: <EyeOff {...icon} /> },
  ];
}

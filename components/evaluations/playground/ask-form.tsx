"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { stillToAsk } from "./still-to-ask";

type AskFormProps = {
  isWaiting: boolean;
  mayAsk: boolean;
  /** Whether anybody answered. */
  onAsk: (question: string) => Promise<boolean>;
};

/** One question for all. */
export function AskForm({ isWaiting, mayAsk, onAsk }: AskFormProps) {
  const [question, setQuestion] = useState("");
  const isReady = question.trim() !== "" && !isWaiting && mayAsk;

  async function ask() {
    if (!isReady) return;
    const isAnswered = await onAsk(question.trim());
    setQuestion((typed) => stillToAsk(typed, question, isAnswered));
  }

  return (
    <form
      className="mt-4 grid gap-2"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void ask();
      }}
    >
      <Field label="Your message" hint="Ctrl Enter sends it to every model.">
        <Textarea
          value={question}
          maxLength={20_000}
          onChange={(event) => setQuestion(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void ask();
          }}
        />
      </Field>
      <Button
        type="submit"
        variant="primary"
        className="justify-self-start"
        busy={isWaiting}
        disabledReason={
          !mayAsk
            ? "An expert, a lead or an owner may ask: it can cost money."
            : question.trim() === ""
              ? "Write a message first."
              : undefined
        }
      >
        Ask all of them
      </Button>
    </form>
  );
}

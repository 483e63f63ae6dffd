"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast-context";
import { answerFormatQuery } from "@/lib/datasets/checks/hooks";
import type { Example } from "@/lib/datasets/examples/schemas";
import type { Message } from "@/lib/datasets/schemas";
import { formatNumber } from "@/lib/format";
import { AnswerEditor } from "./answer-editor";
import { contentProblem } from "./content-problem";
import { addToolCall, addTurn, changeRejected, changeTurn, continueTalk, moveTurn, removeTurn, swapPair } from "./edit-content";
import { MessageMarks } from "./marks-context";
import { TurnEditor } from "./turn-editor";
import { type TurnAction, TurnMenu } from "./turn-menu";
import type { Draft } from "./use-example-draft";

type ContentEditorProps = { projectId: string; example: Example; draft: Draft; readOnly: boolean };

/** The conversation of an example, to read and to change. */
export function ContentEditor({ projectId, example, draft, readOnly }: ContentEditorProps) {
  const { offerUndo } = useToast();
  const format = useQuery(answerFormatQuery(projectId)).data?.schema ?? null;
  const { content, shape, change, save } = draft;
  const { messages, tools, rejected } = content;
  const last = messages.length - 1;
  const answer = messages[last];
  const other = rejected?.at(-1);
  const problem = contentProblem(content);
  const problemAt = (at: number | "rejected") => (problem?.at === at ? problem.words : null);
  const onBlur = () => void save();
  const edit = (index: number) => (part: Partial<Message>, isReshaped?: boolean) => change(changeTurn(content, index, part), isReshaped);

  function act(index: number, action: TurnAction) {
    if (action.type === "move") change(moveTurn(content, index, action.by), true);
    else if (action.type === "add") change(addTurn(content, index, action.role), true);
    else if (action.type === "role") change(changeTurn(content, index, { role: action.role }), true);
    else if (action.type === "weight") change(changeTurn(content, index, { weight: action.weight }));
    else if (action.type === "call") change(addToolCall(content, index), true);
    else if (action.type === "continue") change(continueTalk(content), true);
    else if (action.type === "pair") change(action.isPair ? changeRejected(content, "") : { ...content, rejected: null }, true);
    else {
      change(removeTurn(content, index), true);
      offerUndo({ title: "Turn removed", onUndo: () => change(content, true) });
    }
  }

  const menuOf = (index: number) =>
    readOnly ? null : (
      <TurnMenu
        messages={messages}
        index={index}
        isPair={rejected !== null}
        label="What to do with the answer"
        onAct={(action) => act(index, action)}
      />
    );

  return (
    <div key={shape} className="@container divide-y">
      {messages.slice(0, -1).map((_, index) => (
        <MessageMarks key={index} part="messages" message={index}>
          <TurnEditor
            messages={messages}
            index={index}
            tools={tools}
            isPair={rejected !== null}
            problem={problemAt(index)}
            readOnly={readOnly}
            onChange={edit(index)}
            onAct={(action) => act(index, action)}
            onBlur={onBlur}
          />
        </MessageMarks>
      ))}
      <div className={other ? "grid grid-cols-1 @2xl:grid-cols-2" : undefined}>
        {answer && (
          <MessageMarks part="messages" message={last}>
            <AnswerEditor
              label={other ? "Preferred answer" : "Answer the model learns"}
              message={answer}
              tools={tools}
              format={format}
              note={<span className="hint num">{formatNumber(example.tokenCount)} tokens in all</span>}
              menu={menuOf(last)}
              problem={problemAt(last)}
              readOnly={readOnly}
              onChange={edit(last)}
              onBlur={onBlur}
            />
          </MessageMarks>
        )}
        {other && (
          <MessageMarks part="rejected" message={(rejected?.length ?? 1) - 1}>
            <AnswerEditor
              isOther
              label="Answer that is not preferred"
              message={other}
              tools={tools}
              format={format}
              note={
                !readOnly && (
                  <Button
                    size="small"
                    variant="plain"
                    icon={<ArrowLeftRight className="size-3.5" strokeWidth={1.75} />}
                    onClick={() => change(swapPair(content), true)}
                  >
                    Swap
                  </Button>
                )
              }
              problem={problemAt("rejected")}
              readOnly={readOnly}
              onChange={({ content: text }) => text !== undefined && change(changeRejected(content, text))}
              onBlur={onBlur}
            />
          </MessageMarks>
        )}
      </div>
      {problem?.at === null && (
        <p role="alert" className="px-5 py-3 text-negative text-xs max-md:px-4">
          {problem.words}
        </p>
      )}
    </div>
  );
}

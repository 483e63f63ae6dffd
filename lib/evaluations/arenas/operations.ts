import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import {
  addedPreferencesSchema,
  addPreferencesInput,
  arenaResultsSchema,
  arenaSchema,
  arenaTaskSchema,
  createArenaInput,
  judgementAnswerSchema,
  judgePairInput,
  undoJudgementInput,
} from "./schemas";

const arenas = "/api/v1/projects/{projectId}/arenas";
const arena = `${arenas}/{arenaId}`;

export const arenaOperations: Operation[] = [
  { method: "GET", path: arenas, summary: "List arenas, newest first", may: "read", answer: z.array(arenaSchema) },
  {
    method: "POST",
    path: arenas,
    summary: "Hold the answers of several models against each other, blindly",
    may: "launch",
    body: createArenaInput,
    answer: arenaSchema,
    status: 201,
  },
  { method: "GET", path: arena, summary: "Read an arena and how far it has come", may: "read", answer: arenaSchema },
  {
    method: "POST",
    path: `${arena}/task`,
    summary: "Take the next pair of answers for you to judge; asked again it is the same one",
    may: "edit",
    answer: arenaTaskSchema,
  },
  {
    method: "POST",
    path: `${arena}/judgements`,
    summary: "Say which answer of a pair is better; sent twice it counts once",
    may: "edit",
    body: judgePairInput,
    answer: judgementAnswerSchema,
  },
  {
    method: "POST",
    path: `${arena}/undo`,
    summary: "Take a judgement of yours back; its pair comes next",
    may: "edit",
    body: undoJudgementInput,
    answer: judgementAnswerSchema,
  },
  {
    method: "POST",
    path: `${arena}/reveal`,
    summary: "See whose answers they were; you cannot judge in this arena any more",
    may: "read",
    answer: arenaSchema,
  },
  {
    method: "GET",
    path: `${arena}/results`,
    summary: "Who judged how much and how far people agree; the ranking too, once you have chosen to see it",
    may: "read",
    answer: arenaResultsSchema,
  },
  {
    method: "POST",
    path: `${arena}/examples`,
    summary: "Add pairs with a preferred answer to a dataset as drafts, each once",
    may: "edit",
    body: addPreferencesInput,
    answer: addedPreferencesSchema,
  },
  {
    method: "GET",
    path: `${arena}/export`,
    summary: "Download the pairs with a preferred answer as preference JSONL",
    may: "read",
    answer: z.string(),
  },
];

/** A start that is not an empty page: what a profession would bring to the table on the first day. */
export interface Template {
  key: string;
  name: string;
  /** Who works like this, in their own words. */
  profession: string;
  /** What the model does once it has learned it, in one or two sentences. */
  purpose: string;
  /** What these examples are and are not. */
  caution: string;
  datasetName: string;
  /** Put before every conversation, in training and in use. */
  instruction: string;
  /** JSON Schema of an answer; null where answers are free text. */
  answerSchema: Record<string, unknown> | null;
  /** Keys of graders, the headline first. */
  graders: string[];
  /** How to train on so few examples of this kind; saved with the project, for the trainer that starts with Hone. */
  recipe: { name: string; epochs: number; loraRank: number };
  examples: TemplateExample[];
}

export interface TemplateExample {
  asked: string;
  answer: string | Record<string, unknown>;
  tags?: string[];
  /** Examples with the same one stay in one split. */
  group?: string;
}

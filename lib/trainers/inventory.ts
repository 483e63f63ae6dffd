/** What an account at a provider holds, under the provider's own ids and words. */
export interface AccountModel {
  id: string;
  kind: "base" | "fine_tune" | "checkpoint";
  createdAt: Date | null;
  /** YYYY-MM-DD, as the provider says it: when it stops answering, and when nobody can train on it any more. */
  stopsOn: string | null;
  lastTrainingOn: string | null;
}

export interface AccountJob {
  id: string;
  rawState: string;
  baseModel: string | null;
  fineTunedModel: string | null;
  trainingFileId: string | null;
  validationFileId: string | null;
  /** As the provider shows them, under its own names. */
  hyperparameters: Record<string, unknown>;
  trainedTokens: number | null;
  createdAt: Date | null;
  finishedAt: Date | null;
}

export interface AccountFile {
  id: string;
  name: string;
  purpose: string;
  rawState: string;
  sizeBytes: number | null;
  createdAt: Date | null;
}

export interface AccountCheckpoint {
  id: string;
  /** The name it answers to; null where it can be fetched but not called. */
  model: string | null;
  step: number;
  createdAt: Date | null;
}

export interface AccountPage<T> {
  items: T[];
  /** Hand it back for the next page; null after the last one. */
  next: string | null;
}

/** Reads an account for whoever has to leave it. Nothing changes there. Throws a `TrainerFailure`, as the trainer does. */
export interface Inventory {
  /** Whether the list of models names fine-tunes: then one that is missing from it is gone. */
  readonly listsFineTunes: boolean;
  listModels(): Promise<AccountModel[]>;
  listJobs(after: string | null): Promise<AccountPage<AccountJob>>;
  listFiles(after: string | null): Promise<AccountPage<AccountFile>>;
  listCheckpoints(jobId: string): Promise<AccountCheckpoint[]>;
  /** The bytes as they come, however large the file is; "not_found" when the provider keeps it no longer. */
  openFile(fileId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

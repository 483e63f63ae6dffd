import { ApiError } from "../http/api-error";
import type { Trainer } from "../trainer";
import type { FileRecord } from "./file-record";

export function getFile(trainer: Trainer, id: string, param = "id"): FileRecord {
  const record = trainer.files.find(id);
  if (record === undefined)
    throw new ApiError(404, "file_not_found", `There is no file "${id}" here. Upload it first; GET /v1/files lists what exists.`, param);
  return record;
}

// Teaches FastifyRequest the word "parts".
import "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { ApiError } from "../http/api-error";
import type { FileRecord } from "./file-record";
import type { FileStore } from "./file-store";

function checkField(name: string, value: unknown): void {
  if (name === "purpose") {
    if (value === "fine-tune") return;
    throw new ApiError(
      400,
      "invalid_parameter",
      `This trainer takes files with purpose "fine-tune" only, not "${String(value)}".`,
      "purpose",
    );
  }
  if (name === "file") throw new ApiError(400, "invalid_parameter", '"file" must be sent as a file, with a file name.', "file");
  throw new ApiError(
    400,
    "unsupported_parameter",
    `This trainer does not know "${name}" for files. Files stay until they are deleted.`,
    name,
  );
}

/** Streams the one file of a multipart form to the disk; fields may come before or after it. */
export async function receiveUpload(request: FastifyRequest, files: FileStore, maxBytes: number): Promise<FileRecord> {
  if (!request.isMultipart())
    throw new ApiError(400, "invalid_request", "Send the file as multipart/form-data with the fields purpose and file.", "file");
  const tooLarge = new ApiError(
    413,
    "file_too_large",
    `The file is larger than ${maxBytes / 1024 / 1024} MB, the most this trainer takes. Split it, or raise HONE_TRAINER_MAX_FILE_MB.`,
    "file",
  );
  let record: FileRecord | undefined;
  let purpose = false;
  try {
    for await (const part of request.parts({ limits: { fileSize: maxBytes, files: 1, fields: 10, fieldSize: 1024 } })) {
      if (part.type === "field") {
        checkField(part.fieldname, part.value);
        purpose ||= part.fieldname === "purpose";
        continue;
      }
      record = await files.receive(part.file, (bytes) => {
        if (part.file.truncated) throw tooLarge;
        if (bytes === 0)
          throw new ApiError(400, "empty_file", "The file is empty. Upload a JSONL file with one conversation per line.", "file");
        return { filename: part.filename || "training.jsonl", purpose: "fine-tune" };
      });
    }
    if (record === undefined) throw new ApiError(400, "invalid_parameter", 'The form has no "file".', "file");
    if (!purpose) throw new ApiError(400, "invalid_parameter", 'The form has no "purpose"; send "fine-tune".', "purpose");
    return record;
  } catch (error) {
    if (record !== undefined) await files.remove(record.id);
    // A caller that is still sending reads the answer only when it has sent everything.
    request.raw.unpipe();
    request.raw.resume();
    throw isTooLarge(error) ? tooLarge : error;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "FST_REQ_FILE_TOO_LARGE";
}

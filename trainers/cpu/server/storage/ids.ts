import { randomBytes } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** 24 letters and digits: names nobody can guess or use to walk out of a folder. */
function randomPart(): string {
  let text = "";
  while (text.length < 24) {
    for (const byte of randomBytes(32)) {
      // 248 is the largest multiple of 62 in a byte: letters stay equally likely.
      if (byte < 248 && text.length < 24) text += alphabet.charAt(byte % 62);
    }
  }
  return text;
}

export const newFileId = () => `file-${randomPart()}`;
export const newJobId = () => `ftjob-${randomPart()}`;
export const newCompletionId = () => `chatcmpl-${randomPart()}`;

export const isFileId = (text: string) => /^file-[A-Za-z0-9]{24}$/.test(text);
export const isJobId = (text: string) => /^ftjob-[A-Za-z0-9]{24}$/.test(text);

/** Eight characters name a job's model; the whole id stays the key. */
export const shortJobId = (jobId: string) => jobId.slice(-8);

/** A job has one result file, however often its last steps were repeated after a crash. */
export const resultFileId = (jobId: string) => `file-${jobId.slice("ftjob-".length)}`;

export const checkpointId = (jobId: string, step: number) => `ftckpt_${jobId.slice(-16)}${String(step).padStart(8, "0")}`;

export const unixNow = () => Math.floor(Date.now() / 1000);

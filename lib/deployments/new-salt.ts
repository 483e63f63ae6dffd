import { randomBytes } from "node:crypto";

export const newSalt = () => randomBytes(12).toString("base64url");

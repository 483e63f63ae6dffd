import { describeApi } from "@/lib/http/describe-api";
import { operations } from "../operations";

// Public: it says what can be asked, not what the answer is.
export const GET = () => Response.json(describeApi(operations));

import { ApiError } from "@/lib/http/fetch-json";

/** The API explains its errors in words for people; anything else is explained here. */
export function errorWords(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return "Hone answered in a way this page does not understand. It may have been updated since the page was opened: reload the page.";
}

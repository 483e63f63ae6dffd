import { AppError } from "@/lib/errors";

export async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new AppError("invalid", "The body is not JSON. Send a JSON object with the header content-type: application/json.");
  }
}

/** What a client is told, in OpenAI's shape: what happened, why, what to do. Thrown on purpose; anything else is a bug. */
export class GatewayError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = "GatewayError";
  }

  toBody() {
    return { error: { message: this.message, type: typeOf(this.status), param: null, code: this.code } };
  }
}

function typeOf(status: number): string {
  if (status === 401) return "authentication_error";
  if (status === 403) return "permission_error";
  if (status === 429) return "rate_limit_error";
  return status < 500 ? "invalid_request_error" : "api_error";
}

export function toGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  console.error("The gateway failed.", error);
  return new GatewayError(500, "internal_error", "The gateway failed because of a fault of its own. Its log says more; try again.");
}

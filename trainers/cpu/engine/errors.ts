/** A hyperparameter or request field that cannot be used; `parameter` is its name on the wire. */
export class ParameterError extends Error {
  override name = "ParameterError";
  constructor(
    readonly parameter: string,
    message: string,
  ) {
    super(message);
  }
}

/** A model or adapter folder that cannot be used. */
export class ModelError extends Error {
  override name = "ModelError";
}

/** The run needs more memory than it may have. */
export class MemoryLimitError extends Error {
  override name = "MemoryLimitError";
}

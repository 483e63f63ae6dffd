import { type UseMutationOptions, type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useCallback } from "react";

interface Afterwards<O> {
  onSuccess?: (outcome: O) => void;
  onError?: (error: unknown) => void;
}

type Change<I, O> = Omit<UseMutationResult<O, Error, I>, "mutate"> & { mutate: (input: I, afterwards?: Afterwards<O>) => void };

/**
 * A mutation whose `onSuccess` and `onError` are called even when its button is gone by then. The library forgets them together with the
 * component, and a row that a change takes off its list is exactly such a component: its “Undo” would never be offered.
 */
export function useChange<I, O>(options: UseMutationOptions<O, Error, I>): Change<I, O> {
  const mutation = useMutation(options);
  const { mutateAsync } = mutation;
  const mutate = useCallback(
    (input: I, { onSuccess, onError }: Afterwards<O> = {}) => void mutateAsync(input).then(onSuccess, onError ?? (() => undefined)),
    [mutateAsync],
  );
  return { ...mutation, mutate };
}

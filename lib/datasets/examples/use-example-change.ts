import { useQueryClient } from "@tanstack/react-query";
import { datasetsKey } from "@/lib/datasets/hooks";
import { useChange } from "@/lib/http/use-change";
import { projectKey } from "@/lib/projects/hooks";
import type { Example } from "./schemas";

export const exampleKey = (projectId: string, exampleId: string) => [...datasetsKey(projectId), "example", exampleId] as const;

/** A change that answers with the example: it is shown at once, and the lists that hold it are read again in the meantime. */
export function useExampleChange<I, O>(projectId: string, mutationFn: (input: I) => Promise<O>, exampleOf: (answer: O) => Example) {
  const queryClient = useQueryClient();
  return useChange({
    mutationFn,
    onSuccess: (answer) => {
      const example = exampleOf(answer);
      queryClient.setQueryData(exampleKey(projectId, example.id), example);
      void queryClient.invalidateQueries({ queryKey: projectKey(projectId) });
    },
  });
}

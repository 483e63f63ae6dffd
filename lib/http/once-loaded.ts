interface Asked {
  state: { data: unknown };
}

/**
 * For `refetchInterval`: asks again and again once something is there. What could not be loaded stays an error until somebody tries again;
 * a question behind it would put the grey bars back on the screen every time, and take the button from under the pointer.
 */
export const onceLoaded =
  (ms: number) =>
  ({ state }: Asked): number | false =>
    state.data === undefined ? false : ms;

type Work = () => void;

const waiting = new Set<Work>();
let isAsked = false;

/** What takes most of a frame is done once in each, so that several pictures that move together never do it in the same one. */
export function onceAFrame(work: Work): () => void {
  waiting.add(work);
  ask();
  return () => waiting.delete(work);
}

function ask(): void {
  if (isAsked || waiting.size === 0) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    const [next] = waiting;
    if (next) {
      waiting.delete(next);
      next();
    }
    ask();
  });
}

import { Skeleton } from "./skeleton";

type PageSkeletonProps = {
  label?: string;
  /** The page's head stands there already. */
  belowHead?: boolean;
};

/** Stands for a page of a head, a figure and rows until they arrive. */
export function PageSkeleton({ label = "Loading", belowHead = false }: PageSkeletonProps) {
  return (
    <div role="status" aria-label={label}>
      {!belowHead && (
        <>
          <Skeleton className="h-6 w-48" />
          <Skeleton className="mt-2 w-80 max-w-full" />
        </>
      )}
      <div className="panel mt-6 grid gap-4 p-6">
        <Skeleton className="h-7 w-1/2" />
        <Skeleton className="w-2/3" />
        <Skeleton className="h-44 w-full" />
      </div>
      <div className="mt-6 grid gap-5">
        {["w-3/4", "w-2/3", "w-1/2", "w-3/5"].map((width) => (
          <Skeleton key={width} className={width} />
        ))}
      </div>
    </div>
  );
}

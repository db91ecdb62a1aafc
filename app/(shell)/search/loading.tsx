import { Loading, Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";

const WIDTHS = ["w-3/5", "w-2/5", "w-1/2", "w-4/5"] as const;

/** The shape of a result: filters at the side, rows of a name, a line about it, and four facts. */
export default function SearchLoading() {
  return (
    <div className="search-loading">
      <Loading label="Searching">
        <Skeleton className="mb-6 h-7 w-48" />
        <div className="xl:grid xl:grid-cols-[13rem_minmax(0,1fr)] xl:gap-10">
          <div className="max-xl:hidden">
            {Array.from({ length: 12 }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
              <div key={row} className="flex h-7 items-center gap-2">
                <Skeleton className="size-4" />
                <Skeleton className={cn("h-3", WIDTHS[row % WIDTHS.length])} />
              </div>
            ))}
          </div>
          <Skeleton className="mb-4 h-10 w-full xl:hidden" />
          <div>
            <div className="mb-3 flex h-7 items-center justify-between">
              <Skeleton className="h-3 w-32" />
              <Skeleton className="h-3 w-56 max-sm:hidden" />
            </div>
            {Array.from({ length: 8 }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
              <div key={row} className="flex gap-6 border-b border-line py-3">
                <div className="flex-3 space-y-2">
                  <Skeleton className={cn("h-4", WIDTHS[row % WIDTHS.length])} />
                  <Skeleton className="h-3 w-11/12" />
                </div>
                {Array.from({ length: 4 }, (_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
                  <div key={column} className="flex-1 space-y-2 max-sm:hidden">
                    <Skeleton className="h-3 w-4/5" />
                    <Skeleton className="h-3 w-3/5" />
                  </div>
                ))}
              </div>
            ))}
          </div>
        </div>
      </Loading>
    </div>
  );
}

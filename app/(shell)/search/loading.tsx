import { Loading, Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function SearchLoading() {
  return (
    <Loading label="Searching">
      <Skeleton className="mb-8 h-7 w-48" />
      <div className="lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
        <div className="mb-4 max-lg:hidden">
          <SkeletonRows rows={10} columns={1} />
        </div>
        <SkeletonRows rows={10} columns={5} />
      </div>
    </Loading>
  );
}

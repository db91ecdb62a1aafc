import { Loading, Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function ProductLoading() {
  return (
    <Loading label="Loading the data product">
      <Skeleton className="mb-2 h-4 w-40" />
      <Skeleton className="mb-3 h-7 w-72" />
      <Skeleton className="mb-3 h-4 w-120" />
      <Skeleton className="mb-8 h-9 w-96" />
      <SkeletonRows rows={8} columns={3} />
    </Loading>
  );
}

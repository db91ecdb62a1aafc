import { type DateLike, formatDate, formatDateTime, formatRelative } from "@/lib/format";

type RelativeTimeProps = {
  value: DateLike;
  /** The page's clock; give it wherever the component is rendered again in the browser. */
  now?: DateLike;
  className?: string;
};

/** "3 days ago", with the exact moment in the title and for machines. */
export function RelativeTime({ value, now = new Date(), className }: RelativeTimeProps) {
  const iso = typeof value === "string" ? value : value.toISOString();
  return (
    <time
      dateTime={iso}
      title={formatDateTime(value)}
      data-print={formatDate(value)}
      suppressHydrationWarning
      className={className}
    >
      {formatRelative(value, now)}
    </time>
  );
}

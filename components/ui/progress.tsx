type ProgressProps = {
  label: string;
  /** Between 0 and `max`. */
  value: number;
  max?: number;
};

/** How much of something is done. */
export function Progress({ label, value, max = 100 }: ProgressProps) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={max}
      className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-selected [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-selected [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent"
    />
  );
}

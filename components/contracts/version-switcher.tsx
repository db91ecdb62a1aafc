"use client";

import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/select";

type Props = {
  label: string;
  /** The address of the shown version. */
  value: string;
  options: ReadonlyArray<{ value: string; label: string }>;
};

/** Another version of the same view, at once. The history has the same ways as links. */
export function VersionSwitcher({ label, value, options }: Props) {
  const router = useRouter();
  return (
    <Select
      aria-label={label}
      value={value}
      options={options}
      onChange={(event) => router.push(event.target.value, { scroll: false })}
      className="w-44 print:hidden"
    />
  );
}

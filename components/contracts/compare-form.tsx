import { ArrowRight } from "lucide-react";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { routes } from "@/lib/routes";

type Props = { contractRef: string; versions: readonly string[]; from: string | null; to: string };

/** Which two versions. A plain GET form: the address is the question. */
export function CompareForm({ contractRef, versions, from, to }: Props) {
  if (versions.length < 2) return null;
  const options = versions.map((version) => ({ value: version, label: version }));
  return (
    <Form
      action={routes.contractDiff(contractRef)}
      aria-label="Compare versions"
      className="flex flex-wrap items-center gap-2"
    >
      <Select
        name="from"
        aria-label="From version"
        defaultValue={from ?? ""}
        key={`from ${from}`}
        options={options}
        className="w-28"
      />
      <ArrowRight aria-hidden className="size-4 text-faint" />
      <Select name="to" aria-label="To version" defaultValue={to} key={`to ${to}`} options={options} className="w-28" />
      <Button type="submit">Compare</Button>
    </Form>
  );
}

import { Clock } from "lucide-react";
import { Status } from "@/components/ui/status";
import { type NeedStatus, needWords } from "@/lib/domain/search/need";

/** The state of a need: icon, word and colour. */
export function NeedMark({ status }: { status: NeedStatus }) {
  const { word, tone } = needWords[status];
  return (
    <Status tone={tone} {...(status === "claimed" ? { icon: Clock } : {})}>
      {word}
    </Status>
  );
}

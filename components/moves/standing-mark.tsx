import { CircleHelp, Clock, type LucideIcon } from "lucide-react";
import { Status } from "@/components/ui/status";
import { type MoveStanding, standingWords } from "@/lib/domain/move/move-state";

const icons: Partial<Record<MoveStanding, LucideIcon>> = { open: CircleHelp, waiting: Clock };

/** Where a consumer stands: icon, word and colour. `unasked`: there is no newer port to ask about. */
export function StandingMark({ standing }: { standing: MoveStanding | "unasked" }) {
  if (standing === "unasked") return <Status tone="neutral">Uses it</Status>;
  const { word, tone } = standingWords[standing];
  const icon = icons[standing];
  return (
    <Status tone={tone} {...(icon ? { icon } : {})}>
      {word}
    </Status>
  );
}

import { CircleCheck, CirclePlus, CircleX, type LucideIcon, PencilLine, TriangleAlert } from "lucide-react";
import { Status } from "@/components/ui/status";
import type { Tone } from "@/components/ui/tone";
import type { ChangeClass, ContractDiff } from "@/lib/domain/contract/diff/model";

type Look = { word: string; tone: Tone; icon: LucideIcon; meaning: string };

/** How each class of change looks, and what it means to whoever reads the data. */
export const CLASS_LOOKS: Record<ContractDiff["verdict"], Look> = {
  breaking: {
    word: "Breaking",
    tone: "danger",
    icon: CircleX,
    meaning: "What consumers built can fail or give other results.",
  },
  risky: {
    word: "Risky",
    tone: "warning",
    icon: TriangleAlert,
    meaning: "It may concern consumers; a machine cannot tell.",
  },
  additive: { word: "Additive", tone: "success", icon: CirclePlus, meaning: "There is more, and nothing less." },
  wording: { word: "Wording", tone: "neutral", icon: PencilLine, meaning: "Other words for the same promise." },
  none: { word: "No change", tone: "neutral", icon: CircleCheck, meaning: "Both versions promise the same." },
};

/** The class of a change or of a whole version, as icon and word. */
export function ClassMark({ value, className }: { value: ChangeClass | "none"; className?: string }) {
  const { word, tone, icon } = CLASS_LOOKS[value];
  return (
    <Status tone={tone} icon={icon} className={className}>
      {word}
    </Status>
  );
}

import { Building2, Globe, Lock, type LucideIcon, ShieldAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { Classification } from "@/lib/domain/classification";

const LOOKS: Record<Classification, { word: string; tone: Tone; icon: LucideIcon }> = {
  public: { word: "Public", tone: "neutral", icon: Globe },
  internal: { word: "Internal", tone: "neutral", icon: Building2 },
  confidential: { word: "Confidential", tone: "warning", icon: Lock },
  restricted: { word: "Restricted", tone: "danger", icon: ShieldAlert },
};

/** How protected data is, as icon, word and colour. */
export function ClassificationBadge({ value }: { value: Classification }) {
  const { word, tone, icon } = LOOKS[value];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

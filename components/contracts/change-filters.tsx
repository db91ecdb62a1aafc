import { ChoiceLinks } from "@/components/ui/choice-links";
import type { ContractDiff } from "@/lib/domain/contract/diff/model";
import type { ContractComparison } from "@/lib/features/contracts/queries/diff";
import { plural } from "@/lib/format";
import { CLASS_LOOKS } from "./change-class";
import { type DiffQuery, diffHref } from "./diff-query";
import { classCounts } from "./diff-verdict";

type Props = { diff: ContractDiff; query: DiffQuery; comparison: ContractComparison; shown: number };

/** More objects are not a choice between a few. */
const MOST_OBJECTS = 12;

/** Which changes are shown, by class and by object; both stand in the address. */
export function ChangeFilters({ diff, query, comparison, shown }: Props) {
  const classes = classCounts(diff);
  const objects = [...new Set(diff.changes.flatMap(({ object }) => (object === null ? [] : [object])))].slice(
    0,
    MOST_OBJECTS,
  );
  const filtered = query.class !== null || query.object !== null;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-1 [&_nav]:mb-0">
      <ChoiceLinks
        label="Class of change"
        items={[
          {
            label: "All classes",
            href: diffHref(comparison, { ...query, page: 1, class: null }),
            current: query.class === null,
          },
          ...classes.map(({ class: one, count }) => ({
            label: `${CLASS_LOOKS[one].word} ${count}`,
            href: diffHref(comparison, { ...query, page: 1, class: one }),
            current: query.class === one,
          })),
        ].slice(classes.length > 1 || query.class !== null ? 0 : 1)}
      />
      {objects.length < 2 && query.object === null ? null : (
        <ChoiceLinks
          label="Object"
          items={[
            {
              label: "All objects",
              href: diffHref(comparison, { ...query, page: 1, object: null }),
              current: query.object === null,
            },
            ...objects.map((object) => ({
              label: object,
              href: diffHref(comparison, { ...query, page: 1, object }),
              current: query.object === object,
            })),
          ]}
        />
      )}
      {filtered ? (
        <p className="text-sm text-muted">
          {shown === 0 ? "No change matches" : `${plural(shown, "change")} of ${diff.changes.length}`}
        </p>
      ) : null}
    </div>
  );
}

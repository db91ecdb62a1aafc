import { FilterChips } from "@/components/ui/filter-chips";
import { parseQuestion, writeQuestion } from "@/lib/domain/search/question";
import { facetNames, type SearchResult } from "@/lib/features/search/schema";
import { facetLabels, valueLabel } from "./facet-words";
import { clearHref, type LinkParams, questionHref, toggleHref } from "./search-links";

/** The filters in force, those that stand as field words in the question among them. */
export function SearchChips({ result, params }: { result: SearchResult; params: LinkParams }) {
  const chosen = facetNames.flatMap((name) =>
    params[name].map((value) => {
      const shown = result.facets.find((facet) => facet.name === name)?.values.find((one) => one.value === value);
      return {
        label: facetLabels[name],
        value: valueLabel(name, shown?.label ?? value),
        removeHref: toggleHref(params, name, value),
      };
    }),
  );
  const question = parseQuestion(params.q);
  const typed = question.fields.map((word) => ({
    label: `${word.not ? "not " : ""}${word.field}`,
    value: word.value,
    removeHref: questionHref(
      params,
      writeQuestion({ ...question, fields: question.fields.filter((other) => other !== word) }),
    ),
  }));
  const items = [...typed, ...chosen];
  if (items.length === 0) return null;
  return (
    <div className="mb-3">
      <FilterChips items={items} clearHref={clearHref({ ...params, q: writeQuestion({ ...question, fields: [] }) })} />
    </div>
  );
}

import { cn } from "@/lib/cn";
import { markBeginnings } from "./marks";
import type { Option, OptionGroup } from "./options";

type OptionListProps = {
  id: string;
  label: string;
  groups: readonly OptionGroup[];
  /** What is typed: marked where it begins a word. */
  typed: string;
  active: number;
  onChoose: (option: Option) => void;
  onPoint: (index: number) => void;
};

/** The id of an option's element, for `aria-activedescendant`. */
export const optionId = (list: string, index: number) => `${list}-${index}`;

/**
 * The popup of a combobox: a listbox with groups (WAI-ARIA APG). The focus stays in the field; a press on a line must not
 * take it away.
 */
export function OptionList({ id, label, groups, typed, active, onChoose, onPoint }: OptionListProps) {
  const firsts = groups.map((_, at) => groups.slice(0, at).reduce((sum, group) => sum + group.options.length, 0));
  return (
    <div id={id} role="listbox" aria-label={label} tabIndex={-1} className="p-1 outline-none">
      {groups.map((group, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
        <div key={group.label} role="group" aria-label={group.label} className="not-first:mt-1">
          <p aria-hidden className="px-2.5 pt-2 pb-1 text-xs font-medium text-faint">
            {group.label}
          </p>
          {group.options.map((option, inGroup) => {
            const index = (firsts[at] ?? 0) + inGroup;
            return (
              <Line
                key={option.key}
                id={optionId(id, index)}
                option={option}
                typed={typed}
                active={index === active}
                onChoose={() => onChoose(option)}
                onPoint={() => onPoint(index)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

type LineProps = {
  id: string;
  option: Option;
  typed: string;
  active: boolean;
  onChoose: () => void;
  onPoint: () => void;
};

function Line({ id, option, typed, active, onChoose, onPoint }: LineProps) {
  let at = 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={active ? undefined : onPoint}
      onClick={onChoose}
      className={cn(
        "flex min-h-9 cursor-pointer items-baseline gap-3 rounded-md px-2.5 py-2",
        active ? "bg-selected outline-1 -outline-offset-1 outline-line-strong" : "",
      )}
    >
      <span className="min-w-0 shrink-0 max-w-[70%] truncate">
        {markBeginnings(option.title, typed).map((piece) => {
          at += piece.text.length;
          return piece.match ? (
            <mark key={at} className="bg-transparent font-semibold text-ink">
              {piece.text}
            </mark>
          ) : (
            <span key={at}>{piece.text}</span>
          );
        })}
      </span>
      <span className="min-w-0 flex-1 truncate text-right text-sm text-muted">{option.detail}</span>
    </div>
  );
}

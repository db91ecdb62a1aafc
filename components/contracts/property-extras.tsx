import { Badge } from "@/components/ui/badge";
import type { Definition, Relationship, SheetProperty } from "@/lib/domain/contract/sheet/property";
import { ruleAnchor, schemaAnchor, toAnchor } from "./anchors";
import { FactLine } from "./facts";

/** A definition's address, when it is one of the web; otherwise its words alone. */
export function DefinitionLink({ definition }: { definition: Definition }) {
  const { url, description, type } = definition;
  const words = description || type || url;
  if (!/^https?:\/\//i.test(url))
    return <span className="wrap-anywhere">{[description || type, url].filter(Boolean).join(": ")}</span>;
  return (
    <a href={url} rel="noopener noreferrer nofollow" className="link wrap-anywhere">
      {words}
    </a>
  );
}

/** `table.column` of this contract becomes a link; a reference into another document is shown as `table.column` with it. */
function Target({ to }: { to: string }) {
  const outside = /^(.*)#?\/schema\/([^/]+)\/properties\/(.+)$/.exec(to);
  if (outside) {
    const [, document = "", object, column = ""] = outside;
    const name = `${object}.${column.replaceAll("/properties/", ".")}`;
    return (
      <span className="wrap-anywhere" title={to}>
        <code className="font-mono">{name}</code>
        {document === "" ? null : <> of {document.replace(/#$/, "")}</>}
      </span>
    );
  }
  const [object = "", ...way] = to.split(".");
  return (
    <a
      href={toAnchor(schemaAnchor(object, way.join(".")))}
      className="font-mono underline-offset-2 wrap-anywhere hover:underline"
    >
      {to}
    </a>
  );
}

/** "Refers to tenants.lei", or from where to where for a key of several columns. */
export function RelationshipLine({ relationship }: { relationship: Relationship }) {
  const { type, from, to, more } = relationship;
  return (
    <div>
      {from.length > 0 ? <code className="font-mono">{from.join(", ")} </code> : null}
      {type === "" || type === "foreignKey" ? "refers to " : `${type} `}
      {to.map((one, index) => (
        <span key={one}>
          {index > 0 ? ", " : ""}
          <Target to={one} />
        </span>
      ))}
      <FactLine facts={more} />
    </div>
  );
}

/** Below a column's meaning: examples, keys, definitions, the rules that hold for it, and every further field. */
export function PropertyExtras({ property, object }: { property: SheetProperty; object: string }) {
  const { examples, definitions, relationships, rules, tags, critical, more } = property;
  return (
    <div className="flex flex-col gap-0.5 text-xs text-faint empty:hidden">
      {examples.length > 0 ? (
        <p className="wrap-anywhere">
          e.g. <code className="font-mono">{examples.join(", ")}</code>
        </p>
      ) : null}
      {relationships.map((relationship) => (
        <RelationshipLine key={relationship.path.join("/")} relationship={relationship} />
      ))}
      {definitions.map((definition) => (
        <p key={definition.path.join("/")}>
          <DefinitionLink definition={definition} />
          <FactLine facts={definition.more} />
        </p>
      ))}
      {rules.length > 0 ? (
        <p>
          Checked:{" "}
          {rules.map((rule, index) => (
            <span key={rule.path.join("/")}>
              {index > 0 ? ", " : ""}
              <a
                href={toAnchor(ruleAnchor({ path: rule.path, place: { object, way: property.way } }))}
                className="underline-offset-2 hover:underline"
              >
                {rule.name || rule.demand || rule.description || `rule ${index + 1}`}
              </a>
            </span>
          ))}
        </p>
      ) : null}
      {critical || tags.length > 0 ? (
        <p className="flex flex-wrap gap-1">
          {critical ? <Badge>Critical</Badge> : null}
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
      ) : null}
      <FactLine facts={more} />
    </div>
  );
}

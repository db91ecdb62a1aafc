import { Badge } from "@/components/ui/badge";
import type { Definition, Relationship, SheetProperty } from "@/lib/domain/contract/sheet/property";
import { schemaAnchor, toAnchor } from "./anchors";
import { FactLine } from "./facts";
import { Words } from "./words";

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
      className="font-mono underline decoration-line-strong underline-offset-2 hover:decoration-current wrap-anywhere"
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

/** Below a column's meaning: what a line of text does not hold, such as markup, keys, definitions and further fields. */
export function PropertyExtras({ property, words }: { property: SheetProperty; words: string }) {
  const { definitions, relationships, tags, critical, more } = property;
  return (
    <>
      <Words source={words} className="text-muted" />
      <div className="flex flex-col gap-0.5 text-xs text-faint empty:hidden">
        {relationships.map((relationship) => (
          <RelationshipLine key={relationship.path.join("/")} relationship={relationship} />
        ))}
        {definitions.map((definition) => (
          <div key={definition.path.join("/")}>
            <DefinitionLink definition={definition} />
            <FactLine facts={definition.more} />
          </div>
        ))}
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
    </>
  );
}

/** Whether a column says anything that `PropertyExtras` would show. */
export function hasExtras({ definitions, relationships, tags, critical, more }: SheetProperty): boolean {
  return critical || definitions.length + relationships.length + tags.length + more.length > 0;
}

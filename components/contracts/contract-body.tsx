import type { ReactNode } from "react";
import { Section } from "@/components/layout/section";
import { Markdown } from "@/components/ui/markdown";
import type { ContractSheet } from "@/lib/domain/contract/sheet/sheet";
import { CopyNames } from "./copy-names";
import { Facts } from "./facts";
import { ItemList, LevelList } from "./items";
import { type FindLine, LineLink, noLines } from "./line-link";
import { DefinitionLink } from "./property-extras";
import type { ResultSlots } from "./result-slots";
import { RuleTable } from "./rule-table";
import { SafeAddress } from "./safe-address";
import { SchemaObject } from "./schema-object";
import { Words } from "./words";

type Part = { id: string; title: string; description?: string; path: readonly string[]; content: ReactNode };

function wordParts(sheet: ContractSheet, findLine: FindLine): Part[] {
  const parts: Part[] = sheet.words.map(({ id, title, text, path }) => ({
    id,
    title,
    path: path.map(String),
    content: <Markdown source={text} />,
  }));
  if (sheet.wordsMore.length + sheet.definitions.length > 0)
    parts.push({
      id: "more",
      title: "More to read",
      path: sheet.definitions.length > 0 ? ["authoritativeDefinitions"] : ["description"],
      content: (
        <>
          {sheet.definitions.length > 0 ? (
            <ul className="flex flex-col gap-1">
              {sheet.definitions.map((definition) => (
                <li key={definition.path.join("/")}>
                  <DefinitionLink definition={definition} />
                </li>
              ))}
            </ul>
          ) : null}
          <Facts facts={[...sheet.wordsMore, ...sheet.definitions.flatMap((d) => d.more)]} findLine={findLine} />
        </>
      ),
    });
  return parts;
}

function schemaPart(sheet: ContractSheet, findLine: FindLine): Part {
  return {
    id: "schema",
    title: "Schema",
    path: ["schema"],
    content:
      sheet.objects.length === 0 ? (
        <p className="text-muted">The contract describes no tables.</p>
      ) : (
        sheet.objects.map((object) => <SchemaObject key={object.path.join("/")} object={object} findLine={findLine} />)
      ),
  };
}

function promiseParts(sheet: ContractSheet, findLine: FindLine, results: ResultSlots | undefined): Part[] {
  const rules = sheet.objects.flatMap((o) => [...o.rules, ...o.properties.flatMap((p) => p.rules)]);
  const parts: (Part & { there: boolean })[] = [
    {
      id: "quality",
      title: "Quality rules",
      description: "What the owner promises to check at every load.",
      path: [],
      content: <RuleTable rules={rules} findLine={findLine} results={results} />,
      there: rules.length > 0,
    },
    {
      id: "sla",
      title: "Service levels",
      path: ["slaProperties"],
      content: <LevelList levels={sheet.levels} findLine={findLine} results={results} />,
      there: sheet.levels.length > 0,
    },
    {
      id: "servers",
      title: "Servers",
      path: ["servers"],
      content: <ItemList items={sheet.servers} findLine={findLine} />,
      there: sheet.servers.length > 0,
    },
    {
      id: "roles",
      title: "Roles",
      path: ["roles"],
      content: <ItemList items={sheet.roles} findLine={findLine} />,
      there: sheet.roles.length > 0,
    },
  ];
  return parts.filter((part) => part.there);
}

function peopleParts(sheet: ContractSheet, findLine: FindLine): Part[] {
  const parts: Part[] = [];
  const { team, support } = sheet;
  if (team)
    parts.push({
      id: "team",
      title: team.name === "" ? "Team" : `Team ${team.name}`,
      path: ["team"],
      content: (
        <>
          <Words source={team.description} />
          <ItemList items={team.members} findLine={findLine} />
          <Facts facts={team.more} findLine={findLine} />
        </>
      ),
    });
  if (support.length > 0)
    parts.push({
      id: "support",
      title: "Support",
      path: ["support"],
      content: (
        <ItemList items={support} findLine={findLine} lead={(at) => <SafeAddress url={support[at]?.url ?? ""} />} />
      ),
    });
  return parts;
}

function factParts(sheet: ContractSheet, findLine: FindLine): Part[] {
  const groups = [
    { id: "price", title: "Price", path: ["price"], facts: sheet.price },
    { id: "custom", title: "Custom properties", path: ["customProperties"], facts: sheet.custom },
    { id: "about", title: "About the document", path: [], facts: sheet.about },
    {
      id: "other",
      title: "Other fields",
      description: "What else the document says, in its own words.",
      path: [],
      facts: sheet.other,
    },
  ];
  return groups
    .filter(({ facts }) => facts.length > 0)
    .map(({ facts, ...part }) => ({ ...part, content: <Facts facts={facts} findLine={findLine} /> }));
}

/** The parts of a contract's page in reading order; those with nothing in them are left out. */
function partsOf(sheet: ContractSheet, findLine: FindLine, results?: ResultSlots): Part[] {
  return [
    ...wordParts(sheet, findLine),
    schemaPart(sheet, findLine),
    ...promiseParts(sheet, findLine, results),
    ...peopleParts(sheet, findLine),
    ...factParts(sheet, findLine),
  ];
}

type Props = {
  sheet: ContractSheet;
  /** Where fields stand in the source; without it there are no ways there. */
  findLine?: FindLine;
  /** What checks last found; without it only the promises stand there. */
  results?: ResultSlots;
};

/** A contract for people: words first, then schema, promises, people, and everything else the document says. */
export function ContractBody({ sheet, findLine = noLines, results }: Props) {
  return (
    <>
      {partsOf(sheet, findLine, results).map(({ id, title, description, path, content }) => (
        <Section
          key={id}
          id={id}
          title={title}
          description={description}
          className="scroll-mt-16"
          action={path.length > 0 ? <LineLink place={findLine(path)} /> : undefined}
        >
          {content}
        </Section>
      ))}
      <CopyNames />
    </>
  );
}

/** What stands on the page, for its outline. */
export function contractParts(sheet: ContractSheet): { id: string; title: string }[] {
  return partsOf(sheet, noLines).map(({ id, title }) => ({ id, title }));
}

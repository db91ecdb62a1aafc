import semver from "semver";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { identifierProblem } from "@/lib/domain/document/identifier-problem";
import type { Finding } from "@/lib/domain/document/schema-check";
import { customValue } from "@/lib/domain/document/tolerant";
import { versionProblem } from "@/lib/domain/document/version-problem";
import { type ProductModel, type ProductOutputPort, sunsetDate } from "./model";
import { visibilities } from "./visibility";

const error = (path: FieldPath, message: string): Finding => ({ path, part: "value", message, severity: "error" });
const warning = (path: FieldPath, message: string): Finding => ({ path, part: "value", message, severity: "warning" });

/** Names of ports stand in addresses and in the names of roles on the platform. */
const portName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

const statuses = ["proposed", "draft", "active", "deprecated", "retired"];

/** The major version of a port; 0 when its version is not one. */
export function portMajor(port: Pick<ProductOutputPort, "version">): number {
  return semver.parse(port.version)?.major ?? 0;
}

function outputPortFindings(ports: readonly ProductOutputPort[]): Finding[] {
  const seen = new Map<string, number>();
  return ports.flatMap((port, index) => {
    const at = (field: string) => ["outputPorts", index, field];
    const found: Finding[] = [];
    if (port.name !== "" && !portName.test(port.name))
      found.push(
        error(at("name"), "A port's name begins with a letter or digit and holds only letters, digits and . _ -."),
      );
    const version = port.version === "" ? null : versionProblem(port.version);
    if (version) found.push(error(at("version"), version));
    if (port.contractId === null)
      found.push(
        error(at("contractId"), `The port “${port.name}” names no contract; nothing is promised about its data.`),
      );
    else if (identifierProblem(port.contractId))
      found.push(error(at("contractId"), identifierProblem(port.contractId) ?? ""));
    const key = `${port.name} ${portMajor(port)}`;
    if (port.name !== "" && seen.has(key))
      found.push(error(at("name"), `Two ports are called “${port.name}” with the same major version; keep one.`));
    seen.set(key, index);
    return found;
  });
}

function identityFindings(model: ProductModel): Finding[] {
  const found: Finding[] = [];
  const id = model.id === "" ? null : identifierProblem(model.id);
  if (id) found.push(error(["id"], id));
  const version = versionProblem(model.version);
  if (version) found.push(error(["version"], version));
  if (model.domain === "")
    found.push(error(["domain"], "The field “domain” is missing; name the domain the product belongs to."));
  if (model.name.length > 200) found.push(error(["name"], "The name is longer than 200 characters."));
  if (model.status !== "" && !statuses.includes(model.status))
    found.push(error(["status"], `Must be ${statuses.join(", ")}; “${model.status.slice(0, 40)}” is not.`));
  return found;
}

/** What a product says of its own end: a successor that is another product, and a day that can be read. */
function endFindings(model: ProductModel): Finding[] {
  const at = (name: string) => [
    "customProperties",
    model.customProperties.findIndex((p) => p.property === name),
    "value",
  ];
  const found: Finding[] = [];
  if (model.sunset !== null && sunsetDate(model.sunset) === null)
    found.push(error(at("sunset"), "The sunset must be a date such as 2027-06-30."));
  if (model.successor !== null && model.successor === model.id)
    found.push(error(at("successor"), "A product cannot be its own successor; name the id of another one."));
  if ((model.sunset ?? model.successor) !== null && model.status !== "deprecated" && model.status !== "retired")
    found.push(
      warning(
        at(model.sunset === null ? "successor" : "sunset"),
        "Successor and sunset count only for a product whose status is deprecated.",
      ),
    );
  return found;
}

/**
 * What Mercat asks of a product beyond the standard: an id that can stand in an address, a semantic version, a domain,
 * ports that name a contract and are told apart by name and major version, and a visibility from the one list.
 */
export function productRules(model: ProductModel): Finding[] {
  const found = [...identityFindings(model), ...outputPortFindings(model.outputPorts), ...endFindings(model)];
  const visibility = customValue(model.customProperties, "visibility");
  const at = model.customProperties.findIndex((p) => p.property === "visibility");
  if (at >= 0 && !visibilities.some((v) => v === visibility))
    found.push(error(["customProperties", at, "value"], `The visibility must be ${visibilities.join(", ")}.`));
  if (model.outputPorts.length === 0)
    found.push(warning(["outputPorts"], "The product has no output port, so nobody can request its data."));
  if (model.description.purpose.trim() === "")
    found.push(
      warning(
        ["description", "purpose"],
        "Say in description.purpose what the product is for; search and readers rely on it.",
      ),
    );
  return found;
}

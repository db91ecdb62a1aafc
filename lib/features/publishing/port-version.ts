import semver from "semver";
import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import { versionTooSmall } from "@/lib/domain/contract/diff/version";
import type { ProductOutputPort } from "@/lib/domain/product/model";
import { portBefore } from "@/lib/domain/product/port-before";
import { portMajor } from "@/lib/domain/product/rules";
import type { Publication } from "./publication";

/** The open ports of the product as it was before this publication. */
export async function publishedPorts({ tx }: Publication, productId: string) {
  const ports = await tx.outputPort.findMany({
    where: { productId, retiredAt: null },
    select: {
      name: true,
      major: true,
      contract: { select: { ref: true } },
      contractVersion: { select: { version: true, upgraded: true } },
    },
  });
  return ports.map(({ contract, ...port }) => ({ ...port, contractRef: contract.ref }));
}

type Published = Awaited<ReturnType<typeof publishedPorts>>;
type Found = { severity: "error" | "warning"; message: string };

/**
 * A port's major is the promise its users rely on. A new major beside an older port must bring a contract of that major,
 * its own or another one; a port that stands alone may promise another, and is told so.
 */
function majorProblem(port: ProductOutputPort, version: string, older: Published[number] | null): Found | null {
  const major = portMajor(port);
  if (semver.major(version) === major) return null;
  const what = `The port “${port.name}” is in version ${port.version || "0"}, but the contract “${port.contractId}” has no version ${major}`;
  return older
    ? {
        severity: "error",
        message: `${what}. A new major beside ${older.name} ${older.major} needs a contract of version ${major}.0.0 or higher; publish it first, or together with the product.`,
      }
    : {
        severity: "warning",
        message: `${what}; it promises ${version}. Give both the same major version.`,
      };
}

/**
 * What is wrong with the version of the contract that a port promises, seen from the consumers of the older ports: where
 * the port brings another contract than the older one, the two are compared like two versions of one.
 */
export function portVersionProblem(
  port: ProductOutputPort,
  promised: { version: string; upgraded: unknown },
  ports: Published,
): Found | null {
  const major = portMajor(port);
  const contractRef = port.contractId ?? "";
  const replaced = portBefore({ name: port.name, major, contractRef }, ports);
  const older =
    replaced ?? ports.find((p) => p.name === port.name && p.major < major && p.contractRef === contractRef) ?? null;
  const problem = majorProblem(port, promised.version, older);
  if (problem || replaced === null) return problem;
  const follows = replaced.contractVersion;
  const message = versionTooSmall(
    follows.version,
    promised.version,
    diffContracts(follows.upgraded, promised.upgraded),
  );
  if (message === null) return null;
  const what = `The contract “${contractRef}” takes the place of “${replaced.contractRef}” on the port “${port.name}”, whose consumers are asked to move.`;
  return { severity: "error", message: `${what} ${message}` };
}

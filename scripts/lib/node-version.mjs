// Read by every Node since 12: no newer syntax in this file, and no imports.

/** The versions that the product's packages support: 20.19 or newer in 20, 22.12 or newer in 22, and everything from 24. */
export function isSupportedNode(version) {
  var parts = version.replace(/^v/, "").split(".").map(Number);
  var major = parts[0];
  var minor = parts[1];
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major >= 24;
}

/** Ends the process with one sentence if this Node is not supported. */
export function requireNode() {
  if (isSupportedNode(process.version)) return;
  process.stderr.write(
    "✗ Mercat needs Node 20.19 or newer (20.19+, 22.12+ or 24+), and this is Node " +
      process.version.replace(/^v/, "") +
      ".\n",
  );
  process.exit(1);
}

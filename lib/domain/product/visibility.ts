export const visibilities = ["public", "internal", "domain"] as const;
export type Visibility = (typeof visibilities)[number];

/** What each visibility means, for the form and the confirmation before publishing. */
export const visibilityNames: Record<Visibility, string> = {
  public: "Everybody who is signed in",
  internal: "Everybody with a role in the company",
  domain: "Only the people of its domain",
};

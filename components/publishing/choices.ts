/** What the form offers to choose from. */
export type Choices = {
  domains: { path: string; name: string }[];
  teams: { slug: string; name: string }[];
  connections: { slug: string; name: string; host: string; port: number; database: string }[];
};

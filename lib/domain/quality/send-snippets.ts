/** Commands that send results, for the page of a contract. The token comes from the environment. */
export type SendSnippet = { title: string; text: string; note: string };

const shell = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * @param baseUrl public address of the installation, without a slash at the end
 * @param rule name of a rule of the contract, for the example
 */
export function sendSnippets(to: { baseUrl: string; contractRef: string; rule: string | null }): SendSnippet[] {
  const address = `${to.baseUrl}/api/v1/data-contracts/${encodeURIComponent(to.contractRef)}/quality-results`;
  const headers = `-H "Authorization: Bearer $MERCAT_TOKEN" -H "Content-Type: application/json"`;
  const body = {
    runId: "nightly-4711",
    at: "2026-11-25T06:00:00Z",
    tool: "ci",
    results: [{ rule: to.rule ?? "name of a rule", outcome: "passed", value: 0 }],
  };
  const post = (query: string, data: string) =>
    `curl --fail-with-body -X POST ${headers} \\\n  ${shell(`${address}${query}`)} \\\n  --data ${data}`;
  return [
    {
      title: "Any tool",
      text: post("", shell(JSON.stringify(body))),
      note: "An outcome is passed, warning, failed, error or skipped. The token needs the scope quality:write; the run's id makes sending it twice harmless.",
    },
    {
      title: "dbt",
      text: `dbt build\n${post("?format=dbt", "@target/run_results.json")}`,
      note: "Tests are put to rules by table, column and kind of test. Tests of other tables in the project are left out.",
    },
    {
      title: "datacontract-cli",
      text: `export ENTROPY_DATA_API_KEY="$MERCAT_TOKEN" ENTROPY_DATA_HOST=${shell(to.baseUrl)}\ndatacontract test --publish ${shell(`${to.baseUrl}/api/test-results`)} datacontract.yaml`,
      note: "It sends its results by itself; the contract's id and version are in them.",
    },
  ];
}

import { killChildren } from "./processes.mjs";

/** One Ctrl-C may come twice, from the terminal and from npm; only a later one means "at once". */
const IMPATIENT_MS = 1500;

/** Calls back when the npm that started us is gone: nobody is left who could stop us. */
function whenNpmIsGone(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}

/**
 * Resolves, with what it was, when a signal asks us to stop. Whoever asks again gets web and worker killed; Postgres always ends cleanly.
 * @returns {Promise<string>}
 */
export function stopAsked() {
  let first = 0;
  return new Promise((resolve) => {
    const onSignal = (by) => {
      first ||= Date.now();
      if (Date.now() - first > IMPATIENT_MS) killChildren();
      resolve(by);
    };
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, onSignal);
    whenNpmIsGone(() => onSignal("the end of npm"));
  });
}

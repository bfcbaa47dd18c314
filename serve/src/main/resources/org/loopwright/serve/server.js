// The server: what it answers, and its searches.

const token = rememberedToken();

/** The address gives the token once; then it is no longer to be seen. */
function rememberedToken() {
  const given = /^#token=(\w+)$/.exec(location.hash);
  if (given) {
    sessionStorage.setItem("loopwright.token", given[1]);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem("loopwright.token") ?? "";
}

/** The answer of the server; what it refuses is thrown as problems. */
async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(path, { method, headers: { "Content-Type": "application/json", "X-Loopwright-Token": token }, body: body && JSON.stringify(body) });
  } catch (unreachable) {
    throw [{ severity: "error", file: "", line: 0, message: "the server does not answer: is 'loopwright serve' still running?" }];
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw answer.problems ?? [{ severity: "error", file: "", line: 0, message: `the server answered ${response.status}` }];
  return answer;
}

/** What went wrong as problems, whatever was thrown. */
function problemsOf(thrown) {
  return Array.isArray(thrown) ? thrown : [fault(String(thrown?.message ?? thrown))];
}

function fault(message) {
  return { severity: "error", file: "", line: 0, message };
}

/**
 * Buttons that start and cancel a search of the server, one at a time, with a bar and a text of how
 * far it is. {@code begin} gives path, body and what {@code done} gets besides the ended search;
 * {@code tell} says of progress how much of it is done, and in words. Problems are shown as those
 * of {@code source}.
 */
function searchPanel({ verb, label, source, begin, tell, done }) {
  let id;
  const bar = element("div", { class: "progress", role: "progressbar", "aria-label": label, "aria-valuemin": "0", "aria-valuemax": "100" }, element("i"));
  const words = element("p", { class: "status", role: "status" });
  const say = (text, share) => {
    words.textContent = text;
    if (share === undefined) return;
    bar.firstChild.style.width = 100 * share + "%";
    bar.setAttribute("aria-valuenow", String(Math.round(100 * share)));
  };
  const end = (search, asked, seconds) => {
    id = undefined;
    startButton.disabled = false;
    cancelButton.disabled = true;
    done(search, asked, seconds);
  };
  const start = async () => {
    startButton.disabled = true;
    showProblems(source, []);
    try {
      const { path, body, asked } = await begin();
      id = (await ask("POST", path, body)).id;
      cancelButton.disabled = false;
      say("Asked for.", 0);
      follow(id, asked);
    } catch (thrown) {
      startButton.disabled = false;
      say("Not started: see the problems.", 0);
      showProblems(source, problemsOf(thrown));
    }
  };
  const follow = (search, asked) => {
    let started;
    const events = new EventSource(`/api/searches/${search}/events`);
    const seconds = () => (performance.now() - (started ?? performance.now())) / 1000;
    events.addEventListener("progress", (event) => {
      const now = JSON.parse(event.data);
      if (now.state === "queued") return say("Waits for another search to end.");
      started ??= performance.now();
      const [share, text] = now.progress ? tell(now.progress, seconds()) : [0, "Searching."];
      say(text, share);
    });
    events.addEventListener("end", (event) => {
      events.close();
      end(JSON.parse(event.data), asked, seconds());
    });
    events.onerror = () => {
      // The browser tries again by itself, unless the server is gone.
      if (events.readyState === EventSource.CLOSED) end({ state: "failed", result: { problems: [fault("the server does not answer")] } }, asked, seconds());
    };
  };
  const cancel = () => {
    if (id) ask("DELETE", "/api/searches/" + id).catch(() => {});
    words.textContent = "Cancelling: the best so far is kept.";
  };
  const startButton = element("button", { type: "button", class: "primary", click: start }, verb);
  const cancelButton = element("button", { type: "button", disabled: true, click: cancel }, "Cancel");
  return { start, say, buttons: [startButton, cancelButton], rest: [bar, words] };
}

// A text editor: line numbers, what is wrong at its line, and words that the schema knows.

const MAX_WORDS = 8;

function textEditor(label, changed) {
  const gutter = element("pre", { "aria-hidden": "true" });
  const area = element("textarea", { spellcheck: "false", autocomplete: "off", autocapitalize: "off", wrap: "off", "aria-label": label });
  const words = element("ul", { class: "words", "aria-label": "Words that fit" });
  const editor = { area, problems: [], schema: {} };

  const number = () => {
    const lines = area.value.split("\n").length;
    gutter.replaceChildren(...Array.from({ length: lines }, (_, at) => {
      const here = editor.problems.filter((problem) => problem.line === at + 1);
      if (here.length === 0) return `${at + 1}\n`;
      const kind = here.some((problem) => problem.severity === "error") ? "bad" : "fair";
      return element("span", { class: kind, title: here.map(problemText).join("\n") }, `${at + 1}\n`);
    }));
    gutter.scrollTop = area.scrollTop;
  };
  /** The letters before the caret, where a word may stand. */
  const begun = () => /(?:^|[\s{,-])([A-Za-z_][\w-]*)$/.exec(area.value.slice(0, area.selectionStart).split("\n").at(-1))?.[1];
  const accept = (word) => {
    const start = area.selectionStart - (begun() ?? "").length;
    area.setRangeText(word, start, area.selectionEnd, "end");
    area.focus();
    edited();
  };
  const suggest = (always) => {
    const start = begun();
    const { words: known, ending } = start || always
      ? schemaWords(editor.schema, area.value.slice(0, area.selectionStart - (start ?? "").length)) : { words: [] };
    const fitting = known.filter(([word]) => word.startsWith(start ?? "") && word !== start).slice(0, MAX_WORDS);
    words.replaceChildren(...fitting.map(([word, meaning]) =>
      element("li", {}, element("button", { type: "button", "data-tip": meaning, click: () => accept(word + ending) }, word))));
  };
  const edited = () => { number(); suggest(false); changed(); };
  area.addEventListener("input", edited);
  area.addEventListener("scroll", () => (gutter.scrollTop = area.scrollTop));
  area.addEventListener("keydown", (event) => {
    if (event.key === " " && event.ctrlKey) { event.preventDefault(); suggest(true); }
    // Tab takes the first word that fits, and else leaves the editor, as everywhere.
    if (event.key === "Tab" && !event.shiftKey && words.firstChild) { event.preventDefault(); words.querySelector("button").click(); }
    if (event.key === "Escape") words.replaceChildren();
  });
  number();
  return Object.assign(editor, {
    node: element("div", {}, element("div", { class: "editor" }, gutter, area), words),
    text: () => area.value,
    set: (text) => { area.value = text; words.replaceChildren(); number(); },
    mark: (problems) => { editor.problems = problems; number(); },
    goTo: (line) => {
      const lines = area.value.split("\n");
      const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
      area.focus();
      area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
      area.scrollTop = Math.max(0, (line - 6) * 19.5);
    },
  });
}

function problemText(problem) {
  const place = problem.file ? `${problem.file}${problem.line > 0 ? ":" + problem.line : ""}${problem.path ? " " + problem.path : ""}: ` : "";
  return place + problem.message + (problem.advice ? "\n" + problem.advice : "");
}

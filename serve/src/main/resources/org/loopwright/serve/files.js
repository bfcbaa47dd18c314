// Files: of the library, of the folder, and downloads.

async function fromLibrary(kind, name, key) {
  if (!name) return;
  try {
    editors[key].set((await ask("GET", `/api/library/${kind}/${name}`)).text);
    if (key !== "mapping") editors.mapping.set("");
    forget();
    changed(key);
  } catch (problems) {
    showProblems("validate", problemsOf(problems));
  }
}

/** What was found and shown of other documents. */
function forget() {
  state.best.clear();
  [details, factors, comparison].forEach((part) => part.replaceChildren());
}

function download(name, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "text/yaml" })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The three documents as one file, which 'loopwright evaluate' reads. */
function whole() {
  return [editors.design, editors.network, editors.mapping].map((editor) => editor.text().trim()).filter(Boolean).join("\n\n") + "\n";
}

async function filePanel() {
  const said = element("p", { class: "soft", role: "status" });
  const panel = element("section", { class: "panel" }, element("h2", {}, "Files"));
  const listing = await ask("GET", "/api/files");
  const buttons = element("div", { class: "tools" }, Object.entries(TABS).map(([key, label]) =>
    element("button", { type: "button", click: () => download(names[key], editors[key].text()) }, "Download " + label.toLowerCase())),
    element("button", { type: "button", click: () => download("specification.yaml", whole()) }, "Download all as one"));
  panel.append(buttons);
  if (!listing.folder) {
    panel.append(element("p", { class: "soft" }, "Start the server with --folder DIR to save into a folder and to open results in it."));
    return panel;
  }
  const name = element("input", { type: "text", value: "mapping.yaml", "aria-label": "Name of the file" });
  const save = async (overwrite) => {
    const key = texts.shown();
    try {
      await ask("POST", "/api/files", { name: name.value, text: editors[key].text(), overwrite });
      said.textContent = `${TABS[key]} saved as ${name.value} in ${listing.folder}.`;
    } catch (problems) {
      said.textContent = problemsOf(problems).map(problemText).join("\n");
    }
  };
  panel.append(element("div", { class: "tools" }, name, element("button", { type: "button", id: "save", click: () => save(false) }, "Save the shown text"),
    element("button", { type: "button", click: () => save(true) }, "Replace")), said);
  if (listing.files.length > 0) {
    panel.append(element("div", { class: "tools" }, element("span", { class: "soft" }, "Open here:"), listing.files.slice(0, 30).map((file) =>
      element("button", { type: "button", click: async () => { const key = texts.shown(); editors[key].set((await ask("GET", "/api/files/" + file)).text); changed(key); } }, file))));
  }
  return panel;
}

// Designs side by side: the one at hand and others of the library, each with its best mappings.

const compareResult = element("div", {});
const others = element("select", { multiple: true, size: "6", id: "others" });

const compareSearch = searchPanel({
  verb: "Compare",
  label: "How near to a proof the layer at work is",
  source: "compare",
  begin: async () => {
    const chosen = [...others.selectedOptions].map((option) => option.value);
    if (chosen.length === 0) throw [fault("Choose a design of the library, or several, to compare the one at hand with.")];
    const designs = await Promise.all(chosen.map(async (name) => ({ name: name + ".yaml", text: (await ask("GET", "/api/library/architectures/" + name)).text })));
    const hand = { ...request({}), documents: [...documents(), ...designs] };
    return { path: "/api/compare", body: { ...hand, designs: [names.design, ...designs.map((one) => one.name)],
      objective: choices.objective.value || undefined, time_limit: Number(choices.time.value) || 30 } };
  },
  tell: mapProgress,
  done: compared,
});

function compared(search, asked, seconds) {
  const page = search.result?.page;
  if (!page) {
    compareSearch.say(search.state === "cancelled" ? "Cancelled before anything was found." : "The comparison failed: see the problems.", 0);
    return showProblems("compare", search.result?.problems ?? []);
  }
  compareSearch.say(`${search.state === "cancelled" ? "Cancelled; " : ""}${page.title}: ${page.subtitle} · ${seconds.toFixed(1)} s`, 1);
  compareResult.replaceChildren(...sectionList(page.sections));
}

function compareView(architectures) {
  others.append(...architectures.map((name) => element("option", { value: name }, name)));
  return element("section", { class: "panel" }, element("h2", {}, "Compare designs"),
    element("label", { for: "others", class: "soft" }, "The design at hand with these of the library (several with Ctrl), for the layer that is chosen:"),
    others, element("div", { class: "tools" }, compareSearch.buttons), compareSearch.rest, compareResult);
}

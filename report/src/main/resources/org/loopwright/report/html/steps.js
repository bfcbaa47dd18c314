// The first steps of a dataflow: what each PE of a small array holds, one step after the other.

const STEP_MILLIS = 900;

function stepsFigure(block) {
  const { steps, units, tensors } = block;
  const columns = units.at(-1);
  const rows = units.slice(0, -1).reduce((product, number) => product * number, 1);
  const position = element("p", { class: "mono", role: "status" });
  const grid = element("div", { class: "steps", role: "img" });
  grid.style.gridTemplateColumns = `repeat(${columns}, minmax(${tensors.length > 2 ? 92 : 80}px, 1fr))`;
  let at = 0;
  let timer;
  const cellOf = (held, before) => held.length === 0 ? element("div", { class: "pe idle" }, "idle")
    : element("div", { class: "pe" }, tensors.map((tensor, index) => {
      const stays = before?.[index] === held[index];
      const line = element("span", { class: stays ? "stays" : "comes", "data-tip": `${tensor}: ${held[index]}\n${stays ? "stays from the step before" : tensor === "output" ? "other sums than before" : "new in this step"}` }, held[index]);
      line.style.borderColor = TENSORS[index];
      return line;
    }));
  const show = (next) => {
    at = (next + steps.length) % steps.length;
    const step = steps[at];
    const before = at > 0 ? steps[at - 1].pes : [];
    grid.replaceChildren(...step.pes.map((held, pe) => cellOf(held, before[pe])));
    const busy = step.pes.filter((held) => held.length > 0).length;
    grid.setAttribute("aria-label", `Step ${at + 1}: ${busy} of ${step.pes.length} PEs work`);
    position.textContent = `step ${at + 1} of ${count(block.all)}` + (step.where ? `: ${step.where}` : "") + ` · ${busy} of ${step.pes.length} PEs work`;
  };
  const stop = () => { clearInterval(timer); timer = undefined; play.textContent = "Play"; };
  const play = element("button", { type: "button", click: () => {
    if (timer) return stop();
    play.textContent = "Pause";
    timer = setInterval(() => (grid.isConnected ? show(at + 1) : stop()), STEP_MILLIS);
  } }, "Play");
  const go = (by) => () => { stop(); show(at + by); };
  const key = element("ul", { class: "key" }, tensors.map((tensor, index) => {
    const bar = element("span", { class: "thread" });
    bar.style.borderColor = TENSORS[index];
    return element("li", {}, bar, tensor);
  }), element("li", {}, element("b", {}, "bold"), " new in this step"));
  show(0);
  return element("figure", {}, element("figcaption", {}, block.caption), key,
    element("div", { class: "tools" }, play, element("button", { type: "button", "aria-label": "Step back", click: go(-1) }, "‹"),
      element("button", { type: "button", "aria-label": "Next step", click: go(1) }, "›"), position),
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": block.caption }, grid),
    rows > 1 ? element("p", { class: "soft" }, `Each row is a cluster of ${many(columns, "PE")}.`) : "",
    block.all > steps.length ? element("p", { class: "soft" }, `The first ${steps.length} of ${count(block.all)} steps.`) : "");
}

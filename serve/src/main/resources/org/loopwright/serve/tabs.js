// Tabs: one of some panels is shown; arrow keys go from one tab to the next.

/** Tabs of entries, each with key, title and panel; {@code shown} hears of each that is shown. */
function tabList(label, entries, shown = () => {}) {
  const keys = entries.map((entry) => entry.key);
  let current;
  const show = (key) => {
    current = key;
    for (const each of keys) {
      buttons[each].setAttribute("aria-selected", String(each === key));
      buttons[each].tabIndex = each === key ? 0 : -1;
      panels[each].hidden = each !== key;
    }
    shown(key);
  };
  const step = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const from = keys.findIndex((key) => buttons[key] === event.currentTarget);
    show(keys[(from + by + keys.length) % keys.length]);
    buttons[current].focus();
  };
  const buttons = Object.fromEntries(entries.map(({ key, title }) => [key, element("button", { type: "button", role: "tab", id: "tab-" + key,
    "aria-controls": "panel-" + key, click: () => show(key), keydown: step }, title, element("span", { class: "count" }))]));
  const panels = Object.fromEntries(entries.map(({ key, panel }) => [key, element("div", { role: "tabpanel", id: "panel-" + key, "aria-labelledby": "tab-" + key }, panel)]));
  return { bar: element("div", { class: "tabs", role: "tablist", "aria-label": label }, Object.values(buttons)), buttons,
    panels: Object.values(panels), show, shown: () => current };
}

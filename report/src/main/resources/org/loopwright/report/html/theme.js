// Light and dark, and the colours of parts and tensors (apart also for the colour-blind).

const PARTS = ["#4c78a8", "#e69f00", "#2a9d6f", "#56b4e9", "#d55e00", "#8c8c00"];
const ARITHMETIC = "#b07aa1";
const NETWORKS = "#8a8f98";
const PALETTE = [...PARTS, ARITHMETIC, "#cc79a7", "#5b4bd1", "#12796f", "#9a6700", NETWORKS];
const TENSORS = ["#c8374d", "#12796f", "#5b4bd1", "#9a6700", "#0b6bcb"];

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function themeButton() {
  const button = element("button", { type: "button", click: () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    show();
    redrawCharts();
  } });
  const show = () => (button.textContent = isDark() ? "Light" : "Dark");
  show();
  return element("div", { class: "tools" }, button);
}

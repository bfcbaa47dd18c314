// A page of sections that stands alone.

function drawPage() {
  const report = JSON.parse(document.getElementById("data").textContent);
  document.getElementById("main").append(
    element("div", { class: "head" }, element("div", {}, element("h1", {}, report.title), element("p", { class: "soft" }, report.subtitle)), themeButton()),
    ...sectionList(report.sections));
  followTips();
  followCharts();
}

drawPage();

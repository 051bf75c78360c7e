"use strict";
(() => {
  const { cast, starts } = JSON.parse(document.getElementById("data").textContent);
  const player = AsciinemaPlayer.create({ data: cast }, document.getElementById("player"), {
    fit: "width", controls: true, preload: true, terminalFontFamily: "ui-monospace, 'DejaVu Sans Mono', D2Coding, Consolas, monospace",
  });
  const items = [...document.querySelectorAll("#lines > li")];
  let shown = -1;
  const show = (at) => {
    if (at === shown) return;
    shown = at;
    items.forEach((item, index) => item.classList.toggle("now", index === at));
    if (at >= 0) items[at].scrollIntoView({ block: "nearest" });
  };
  const place = (time) => starts.findLastIndex((start) => start <= time + 0.001);
  items.forEach((item, at) => item.querySelector("button").addEventListener("click", () => {
    player.seek(starts[at] + 0.001).then(() => show(at)).then(() => player.play());
  }));
  const choose = (lang) => {
    document.documentElement.lang = lang;
    document.querySelectorAll("[data-lang]").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.lang === lang)));
  };
  document.querySelectorAll("[data-lang]").forEach((one) => one.addEventListener("click", () => choose(one.dataset.lang)));
  choose(document.documentElement.lang);
  show(0);
  setInterval(() => {
    const time = player.getCurrentTime();
    if (time > 0) show(Math.max(0, place(time)));
  }, 200);
})();

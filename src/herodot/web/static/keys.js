// Single letters, off inside fields and where the reader has switched them off (WCAG 2.1.4).

const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog");
const off = () => localStorage.getItem("letters") === "off";
const pages = { t: "/timeline", n: "/network", m: "/map", c: "/claims" };
let going = false;

export function watchKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || off()) return;
    if (act(event.key)) event.preventDefault();
  });
}

function act(key) {
  if (going) {
    going = false;
    if (pages[key]) return go(pages[key]);
  }
  switch (key) {
    case "g": return (going = true);
    case "/": return focus(document.getElementById("q"));
    case "?": return go("/about/keys");
    case "j": return step(".item", 1);
    case "k": return step(".item", -1);
    case "e": return step("mark a:not([tabindex])", 1);
    case "h": return go(document.querySelector("a[data-key='2']") || document.querySelector("a[href='#chain']"));
    case "Escape": return close();
    case "o": return go(here()?.querySelector("a[data-open]"));
    case "Enter": return document.activeElement?.matches(".item") ? go(here()?.querySelector("h2 a, h3 a, a")) : false;
  }
  const button = here()?.querySelector(`button[data-key="${CSS.escape(key)}"]`);
  if (button) return button.click() ?? true;
  return go(document.querySelector(`.layers a[data-key="${CSS.escape(key)}"]`));
}

const here = () => document.querySelector(".item.at") || document.querySelector(".item");

function step(selector, by) {
  const all = [...document.querySelectorAll(selector)];
  if (!all.length) return false;
  const now = all.findIndex((one) => one.classList.contains("at") || one === document.activeElement);
  const next = all[Math.min(all.length - 1, Math.max(0, now + by))];
  document.querySelectorAll(".at").forEach((one) => one.classList.remove("at"));
  next.classList.add("at");
  if (!next.hasAttribute("tabindex") && !next.matches("a")) next.tabIndex = -1;
  return focus(next);
}

function focus(element) {
  if (!element) return false;
  element.focus();
  element.scrollIntoView({ block: "nearest" });
  return true;
}

function go(target) {
  if (!target) return false;
  if (typeof target === "string") location.assign(target);
  else target.click();
  return true;
}

function close() {
  document.querySelectorAll(".at").forEach((one) => one.classList.remove("at"));
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  return true;
}

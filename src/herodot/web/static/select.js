// From a selection to the form of a correction. The server counts code points, the browser UTF-16 units: a string's iterator
// goes by code points, so the length of [...text] is the number that the server means.
import { say } from "./say.js";

const points = (text) => [...text].length;

export function offerCorrections() {
  const reader = document.querySelector(".reader");
  if (!reader) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = document.getElementById("correction-form");
    event.preventDefault();
    if (form) form.requestSubmit();
    else open(address(reader));
  });
  reader.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/corrections/new']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.classList.contains("suggest") ? address(reader) : link.href);
  });
}

function address(reader) {
  const url = new URL("/corrections/new", location);
  url.searchParams.set("report", reader.dataset.report);
  const range = selected();
  if (range) Object.entries(range).forEach(([name, value]) => url.searchParams.set(name, value));
  else {
    const card = document.querySelector(".card:target, .card:focus-within");
    if (card && /^(attr|event|hop)-/.test(card.id)) url.searchParams.set("record", card.id);
  }
  return url.href;
}

export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = place(range.startContainer, range.startOffset, true);
  const end = place(range.endContainer, range.endOffset, false);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

// Where a point of the page is in the report's text, in code points. A point outside of a paragraph (the ¶ between two, say)
// means the edge of the one next to it.
function place(node, offset, isStart) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const paragraph = element.closest("p[data-start]");
  if (paragraph) {
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.start) + points(before.toString());
  }
  const all = [...document.querySelectorAll(".text p[data-start]")];
  const point = document.createRange();
  point.setStart(node, offset);
  const after = all.findIndex((one) => point.comparePoint(one, 0) >= 0);
  if (isStart) return after < 0 ? null : Number(all[after].dataset.start);
  const last = after < 0 ? all.at(-1) : all[after - 1];
  return last ? Number(last.dataset.start) + points(last.textContent) : null;
}

async function open(href) {
  const form = await formAt(href);
  if (!form) return location.assign(href);
  const back = document.activeElement;
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "correct-title");
  dialog.append(form);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    back?.focus?.();
  });
  dialog.addEventListener("click", (event) => {
    if (!event.target.closest("a.cancel")) return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("submit", (event) => send(event, dialog));
  dialog.showModal();
  form.querySelector("input[type=radio], input:not([type=hidden])")?.focus();
}

async function formAt(href) {
  const answer = await fetch(href, { headers: { Accept: "text/html" } });
  return answer.ok ? formIn(await answer.text()) : null;
}

function formIn(html) {
  return new DOMParser().parseFromString(html, "text/html").getElementById("correction-form");
}

async function send(event, dialog) {
  event.preventDefault();
  const form = event.target;
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  if (answer.ok) {
    dialog.close();
    return say("Sent. It waits for an editor.");
  }
  const again = formIn(await answer.text());
  if (!again) return say("It could not be sent.");
  form.replaceWith(again);
  again.querySelector("[role=alert]")?.scrollIntoView();
}

// A click on a highlight shows its record and dims the other highlights; nothing is fetched, the records are on the page.

export function lightUp() {
  const text = document.querySelector(".reader .text");
  if (!text) return;
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || String(getSelection())) return;
    light(text, mark.dataset.records.split(" ")[0]);
  });
  document.querySelector(".cards")?.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card) light(text, card.id);
  });
  addEventListener("hashchange", () => light(text, decodeURIComponent(location.hash.slice(1))));
  if (location.hash) light(text, decodeURIComponent(location.hash.slice(1)));
}

function light(text, record) {
  const marks = [...text.querySelectorAll("mark")];
  const mine = marks.filter((mark) => mark.dataset.records.split(" ").includes(record));
  text.classList.toggle("dim", mine.length > 0);
  marks.forEach((mark) => mark.classList.toggle("lit", mine.includes(mark)));
  document.getElementById(record)?.scrollIntoView({ block: "nearest" });
}

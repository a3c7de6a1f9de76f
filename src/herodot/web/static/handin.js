// Files dropped on the page of reports, and the progress of their reading.

export function takeDrops() {
  const form = document.getElementById("handin");
  if (!form) return;
  const field = form.elements.files;
  addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", () => form.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

export function followProgress() {
  const shown = document.getElementById("progress");
  if (!shown || shown.dataset.waiting === "0") return;
  setTimeout(async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      shown.replaceWith(fresh.getElementById("progress"));
      document.querySelector("h1").replaceWith(fresh.querySelector("h1"));
    }
    followProgress();
  }, 1000);
}

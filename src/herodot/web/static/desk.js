// Everything works without this: it adds keys, the form of a correction in place, dropping of files, and progress.
import { watchKeys } from "./keys.js";
import { offerCorrections } from "./select.js";
import { lightUp } from "./marks.js";
import { followProgress, takeDrops } from "./handin.js";

watchKeys();
lightUp();
offerCorrections();
takeDrops();
followProgress();

const letters = document.getElementById("letters");
if (letters) {
  letters.checked = localStorage.getItem("letters") === "off";
  letters.addEventListener("change", () => localStorage.setItem("letters", letters.checked ? "off" : "on"));
}

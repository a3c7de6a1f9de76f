// Says something to whoever looks and to whoever listens (a live region that is shown while it has words).

export function say(words) {
  document.getElementById("live").textContent = words;
}

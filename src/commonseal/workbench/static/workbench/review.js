// A review works without this. It presses buttons and follows links by single keys, and brings the words into view.

const KEYS = "commonseal-review-keys";
const alias = { s: "j" };

function keysAreOn() {
  return localStorage.getItem(KEYS) !== "off";
}

function showSwitch() {
  const button = document.getElementById("keys-switch");
  button.setAttribute("aria-pressed", String(keysAreOn()));
  button.textContent = keysAreOn() ? "Keys are on" : "Keys are off";
}

function isTyping(element) {
  return element.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !keysAreOn() || isTyping(event.target)) return;
  const key = alias[event.key] ?? event.key;
  const found = /^[a-z]$/.test(key) ? document.querySelector(`[data-key="${key}"]`) : null;
  if (!found) return;
  event.preventDefault();
  found.click();
});

// A second press before the next page is there would send a decision twice; it would be refused, and is not sent.
document.querySelectorAll("form[method=post]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

document.getElementById("keys").hidden = false;
document.getElementById("keys-switch").addEventListener("click", () => {
  localStorage.setItem(KEYS, keysAreOn() ? "off" : "on");
  showSwitch();
});
showSwitch();

const text = document.querySelector(".app-review__text");
const current = document.getElementById("current");
if (text && current) {
  text.scrollTop += current.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
}

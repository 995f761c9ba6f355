// Papers come in without this. It shows how much of them was sent, and how far the reading of one has come.

const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

async function lookAgain() {
  for (;;) {
    const shown = document.getElementById("state");
    const seconds = Number(shown?.dataset.lookAgain);
    if (!seconds) return;
    await pause(seconds);
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("state");
    if (!fresh) return;
    if (fresh.dataset.state === shown.dataset.state && fresh.textContent === shown.textContent) continue;
    shown.dataset.state = fresh.dataset.state;
    shown.toggleAttribute("data-look-again", fresh.hasAttribute("data-look-again"));
    if (fresh.dataset.lookAgain) shown.dataset.lookAgain = fresh.dataset.lookAgain;
    shown.replaceChildren(...fresh.childNodes);
    document.title = page.title;
  }
}

function sendWithProgress(form) {
  const status = form.querySelector(".app-sending");
  const [bar, words] = [status.querySelector("progress"), status.querySelector("span")];
  const button = form.querySelector("button[type=submit]");
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-Sent-By", "script");
  request.upload.addEventListener("progress", (event) => {
    const percent = event.total ? Math.round((event.loaded / event.total) * 100) : 0;
    bar.value = percent;
    words.textContent = percent < 100 ? `${percent}% sent` : "Sent; it is being taken in";
  });
  request.addEventListener("load", () => {
    const next = request.getResponseHeader("X-Go-To");
    if (next) return location.assign(next);
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.title = page.title;
    prepare();
    document.querySelector("[data-focus]")?.focus();
  });
  request.addEventListener("error", () => {
    button.disabled = false;
    words.textContent = "The papers could not be sent. Check the connection and send them again.";
  });
  status.hidden = false;
  button.disabled = true;
  words.textContent = "0% sent";
  request.send(new FormData(form));
}

function prepare() {
  const form = document.querySelector("form[data-upload]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    sendWithProgress(form);
  });
}

prepare();
lookAgain();

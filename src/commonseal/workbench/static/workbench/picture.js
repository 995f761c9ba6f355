// Without this, the links to other sizes ask for the page anew. With it, the pictures grow where they stand.
const links = [...document.querySelectorAll("[data-zoom]")];
for (const link of links) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    for (const picture of document.querySelectorAll("[data-picture]")) {
      const { width, height } = picture.viewBox.baseVal;
      picture.setAttribute("width", Math.round(width * link.dataset.zoom));
      picture.setAttribute("height", Math.round(height * link.dataset.zoom));
    }
    for (const each of links) each.toggleAttribute("aria-current", false);
    link.setAttribute("aria-current", "true");
    history.replaceState(null, "", link.href);
  });
}

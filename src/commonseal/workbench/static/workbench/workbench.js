// Pages work without this. It opens what an address points into, and brings an error to the reader.
document.querySelector("[data-focus]")?.focus();

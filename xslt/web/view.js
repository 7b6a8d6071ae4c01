// Keeps what a reader chose to see in the address of the page, and closes a card by the key Escape.
// Everything works without it; it asks for nothing and stores nothing.
"use strict";
(() => {
  const choices = () => [...document.querySelectorAll(".view input")];
  const read = () => {
    const found = /^#view=([a-z,]*)$/.exec(location.hash);
    if (!found) return;
    const changed = found[1].split(",");
    for (const input of choices()) {
      const name = input.id.replace("view:", "");
      input.checked = input.defaultChecked !== changed.includes(name);
      if (input.type === "radio") input.checked = (name === "source") === changed.includes("source");
    }
  };
  const write = () => {
    const changed = choices()
      .filter(input => input.checked !== input.defaultChecked && input.id !== "view:reading")
      .map(input => input.id.replace("view:", ""));
    history.replaceState(null, "", changed.length ? "#view=" + changed.join(",") : "#");
  };
  document.addEventListener("change", event => event.target.closest(".view") && write());
  document.addEventListener("keydown", event => {
    const close = event.key === "Escape" && document.querySelector(".card:target .close");
    if (close) close.click();
  });
  addEventListener("hashchange", read);
  read();
})();

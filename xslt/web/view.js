// Keeps what a reader chose to see in the address of the page, closes a card by the key Escape, and sets notes and
// corrections beside the text where there is room, each at the height of its word, or under the one before.
// Everything works without it; it asks for nothing and stores nothing.
"use strict";
(() => {
  const choices = () => [...document.querySelectorAll(".view input")];
  const name = input => encodeURIComponent(input.id.replace("view:", ""));
  const read = () => {
    const found = /^#view=(.*)$/.exec(location.hash);
    if (!found) return;
    const changed = found[1].split(",");
    const layer = choices().find(input => input.type === "radio" && changed.includes(name(input)));
    for (const input of choices()) {
      input.checked = input.type === "radio"
        ? (layer ? input === layer : input.defaultChecked)
        : input.defaultChecked !== changed.includes(name(input));
    }
  };
  const write = () => {
    const changed = choices()
      .filter(input => (input.type === "radio" ? input.checked && !input.defaultChecked : input.checked !== input.defaultChecked))
      .map(name);
    history.replaceState(null, "", changed.length ? "#view=" + changed.join(",") : "#");
  };
  document.addEventListener("change", event => event.target.closest(".view") && write());
  document.addEventListener("keydown", event => {
    const close = event.key === "Escape" && document.querySelector(".card:target .close");
    if (close) close.click();
  });
  const gap = 8;
  const wide = matchMedia("screen and (min-width: 80rem)");
  const aside = ".apparatus .notes > li, .card";
  const place = () => {
    const main = document.querySelector("main");
    const text = document.querySelector(".text");
    for (const each of document.querySelectorAll(".beside")) {
      each.classList.remove("beside");
      each.removeAttribute("aria-hidden");
    }
    main.style.removeProperty("--height");
    // the margin belongs to the pictures of the pages, where there are any
    if (!wide.matches || document.querySelector("aside.facsimile")) return;
    const box = text.getBoundingClientRect();
    const toRight = getComputedStyle(text).direction !== "rtl";
    const taken = [...text.querySelectorAll(".note.margin")].map(each => each.getBoundingClientRect());
    const found = new Map();
    for (const mark of text.querySelectorAll("a[role=doc-noteref], a[href^='#card:']")) {
      const rect = mark.getClientRects()[0];
      const item = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
      if (rect && item && item.matches(aside) && !found.has(item)) found.set(item, rect.top);
    }
    // first all out of the flow, and only then measured: what stands at the foot moves nothing above it
    for (const item of found.keys()) item.classList.add("beside");
    const sizes = new Map([...found.keys()].map(item => [item, [item.offsetWidth, item.offsetHeight]]));
    let free = -Infinity;
    for (const [item, at] of [...found].sort(([, a], [, b]) => a - b)) {
      const [width, height] = sizes.get(item);
      let top = Math.max(at, free);
      for (const rect of taken) if (top < rect.bottom + gap && top + height + gap > rect.top) top = rect.bottom + gap;
      item.style.setProperty("--across", (toRight ? box.right + 32 : box.left - 32 - width) + scrollX + "px");
      item.style.setProperty("--down", top + scrollY + "px");
      if (height) free = top + height + gap;
      // the list at the foot says the same of corrections: who hears the page hears them once
      if (item.matches(".card:not(:target)")) item.setAttribute("aria-hidden", "true");
    }
    main.style.setProperty("--height", Math.max(0, free - main.getBoundingClientRect().top) + "px");
  };
  addEventListener("hashchange", () => { read(); place(); });
  addEventListener("resize", place);
  addEventListener("load", place);
  document.fonts?.ready.then(place);
  document.addEventListener("change", place);
  document.addEventListener("toggle", place, true);
  read();
  place();
})();

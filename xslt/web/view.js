// Keeps what a reader chose to see in the address of the page, closes a card by the key Escape, and sets notes beside
// the text where there is room, each at the height of its mark, or under the one before.
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
  const gap = 8;
  const wide = matchMedia("screen and (min-width: 80rem)");
  const place = () => {
    const text = document.querySelector(".text");
    const notes = document.querySelectorAll(".apparatus .notes > li.beside");
    for (const note of notes) note.classList.remove("beside");
    document.querySelector("main").style.minHeight = "";
    if (!wide.matches) return;
    const sides = getComputedStyle(text).direction === "rtl";
    const box = text.getBoundingClientRect();
    const taken = [...text.querySelectorAll(".note.margin")].map(each => each.getBoundingClientRect());
    const marks = [...text.querySelectorAll("a[role=doc-noteref]")].filter(mark => mark.getClientRects().length);
    const found = new Map();
    for (const mark of marks) {
      const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
      if (note && note.matches(".apparatus .notes > li") && !found.has(note)) found.set(note, mark);
    }
    // first all out of the flow, and only then measured: the notes at the foot move nothing above them
    for (const note of found.keys()) {
      note.classList.add("beside");
      note.style.left = (sides ? box.left - 240 : box.right + 32) + scrollX + "px";
    }
    let free = -Infinity;
    for (const [note, mark] of [...found].sort(([, a], [, b]) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)) {
      const height = note.offsetHeight;
      let top = Math.max(mark.getBoundingClientRect().top, free);
      for (const rect of taken) if (top < rect.bottom + gap && top + height + gap > rect.top) top = rect.bottom + gap;
      note.style.top = top + scrollY + "px";
      free = top + height + gap;
    }
    const main = document.querySelector("main");
    main.style.minHeight = Math.max(0, free - main.getBoundingClientRect().top) + "px";
  };
  addEventListener("hashchange", read);
  addEventListener("resize", place);
  addEventListener("load", place);
  document.addEventListener("change", place);
  read();
  place();
})();

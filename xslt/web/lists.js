// Narrows and orders long lists, and orders tables by a column. Lists are whole without it.
"use strict";
(() => {
  // words as they are looked for: each begins with a blank
  const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  // A form says by data-list which things it narrows; sections that have nothing left to show are not shown.
  for (const form of document.querySelectorAll("form.filter")) {
    const things = [...document.querySelectorAll(form.dataset.list)].map(element => ({
      element,
      home: element.parentNode,
      words: folded(` ${[...element.querySelectorAll(":scope > :is(h2, h3, .variants, .what)")].map(each => each.textContent).join(" ")}`),
      title: element.querySelector(".what a")?.textContent ?? "",
    }));
    const sections = [...new Set(things.map(each => each.element.closest("section:not(.entry)")))].filter(Boolean);
    const flat = document.createElement("ul");
    flat.className = "documents";
    form.after(flat);
    const said = form.querySelector("[role=status]");
    const order = form.elements.namedItem("order");
    const kind = form.elements.namedItem("kind");
    const arrange = () => {
      const by = order?.value;
      const key = by === "title" ? each => each.title : each => each.element.dataset.date || "~";
      const sorted = by ? [...things].sort((a, b) => collator.compare(key(a), key(b))) : things;
      for (const each of sorted) (by ? flat : each.home).append(each.element);
    };
    const narrow = () => {
      const words = folded(form.querySelector("input").value).split(/\s+/).filter(Boolean);
      let left = 0;
      for (const each of things) {
        const shown = words.every(word => each.words.includes(` ${word}`))
          && (!kind?.value || each.element.dataset.kind === kind.value);
        each.element.hidden = !shown;
        left += shown;
      }
      for (const section of sections) section.hidden = !section.querySelector(":scope .entry:not([hidden]), :scope li:not([hidden])");
      for (const heading of document.querySelectorAll(".years .kind")) heading.hidden = !heading.nextElementSibling.querySelector("li:not([hidden])");
      said.textContent = left ? (left < things.length ? `${left} / ${things.length}` : "") : said.dataset.nothing;
    };
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("input", event => {
      if (event.target === order) arrange();
      narrow();
    });
    form.hidden = false;
  }

  // The head of a column becomes a button that orders the rows by it, and turns the order round.
  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    for (const [at, head] of heads.entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const each of heads) each.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].sort((a, b) => collator.compare(a.cells[at].textContent.trim(), b.cells[at].textContent.trim()));
        table.tBodies[0].append(...(down ? rows.reverse() : rows));
      });
    }
  }
})();

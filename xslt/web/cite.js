// The sign beside a paragraph opens a box with its citation: the document's own, the page of the source, and the address
// of the paragraph. Without it the sign leads to the paragraph, whose address the browser then shows.
"use strict";
(() => {
  const box = document.getElementById("cite:here");
  const citation = document.querySelector(".apparatus .citation");
  if (!box || !box.showModal || !citation) return;
  const words = box.querySelector(".words");
  const copy = box.querySelector(".copy");
  const label = copy.textContent;
  const pages = sign => {
    let before = "";
    const within = [];
    for (const mark of document.querySelectorAll(".text .page[data-n]")) {
      const first = sign.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_PRECEDING;
      const range = document.createRange();
      if (!first) {
        if (!sign.parentElement.contains(mark)) continue;
        range.setStartAfter(sign);
        range.setEndBefore(mark);
      }
      if (first || !range.toString().trim()) before = mark.dataset.n;
      else within.push(mark.dataset.n);
    }
    const found = [before, within.pop()].filter(Boolean).join("–");
    return found && box.dataset.page + " " + found;
  };
  const open = sign => {
    const canonical = document.querySelector("link[rel=canonical]");
    // where the edition lies on somebody's disk tells nobody anything
    const here = location.href.replace(/[?#].*$/, "").replace(/^file:.*\//, "");
    const address = (canonical ? canonical.href : here) + sign.hash;
    words.textContent = [citation.textContent.replace(/\s+/g, " ").trim(), [pages(sign), address].filter(Boolean).join(", ")].join(" ");
    copy.textContent = label;
    box.showModal();
  };
  document.addEventListener("click", event => {
    const sign = event.target.closest(".here");
    if (sign && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) open(sign);
  });
  box.querySelector(".shut").addEventListener("click", () => box.close());
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words.textContent);
    } catch {
      getSelection().selectAllChildren(words);
      document.execCommand("copy");
    }
    copy.textContent = copy.dataset.done;
  });
})();

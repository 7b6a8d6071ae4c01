/*
 * What a word is to the search (publish/search/words.py says the same to the build), and how a page that a search leads to
 * shows what was searched for. A page is whole without it.
 */
"use strict";

const fascicle = (() => {
  const alone = "\\u0e00-\\u0e7f\\u3005\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const unseen = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
  const word = new RegExp(`[${alone}]|(?:(?![${alone}])[${unseen}\\p{L}\\p{M}\\p{Nd}])+`, "gu");
  const marks = new RegExp(
    `[${unseen}\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670]`,
    "gu",
  );
  const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const known = new Map();

  /** A word in small letters, in Unicode's composed form, a long s as an s. */
  const small = (text) => text.normalize("NFC").toLowerCase().replaceAll("ſ", "s");

  /** A word as it is looked for: in small letters, without accents, its ligatures as letters. */
  const folded = (text) => {
    if (!known.has(text)) {
      const taken = text.normalize("NFKD").toLowerCase().replace(/[ßæœøłđðþıς]/g, (letter) => letters[letter]);
      known.set(text, taken.replace(marks, "").normalize("NFC"));
    }
    return known.get(text);
  };

  /** The words of a text: each with its form, and where it begins and ends. */
  const words = (text) =>
    Array.from(text.matchAll(word), (found) => ({
      raw: found[0],
      form: folded(found[0]),
      start: found.index,
      end: found.index + found[0].length,
    })).filter((each) => each.form);

  /** Where phrases stand among words, each a row of forms: the numbers of their first and last words. */
  const places = (found, phrases) => {
    const at = [];
    for (let first = 0; first < found.length; first += 1) {
      const fits = (phrase) => phrase.every((form, step) => found[first + step]?.form === form);
      const longest = Math.max(0, ...phrases.filter(fits).map((phrase) => phrase.length));
      if (longest) {
        at.push([first, first + longest - 1]);
        first += longest - 1;
      }
    }
    return at;
  };

  /** The text nodes below a node that are text of the edition and seen. */
  const textNodes = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) => {
      const own = node.parentElement.closest("[data-layer=edition], script, .hidden");
      return own && root.contains(own) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };

  /** The places of phrases below a node, as ranges of the document; words may run over several text nodes. */
  const rangesOf = (root, phrases) => {
    const starts = [];
    let text = "";
    for (const node of textNodes(root)) {
      starts.push([text.length, node]);
      text += node.data;
    }
    const point = (at, isEnd) => {
      let low = 0;
      for (let high = starts.length; high - low > 1; ) {
        const middle = (low + high) >> 1;
        if (starts[middle][0] < at || (!isEnd && starts[middle][0] === at)) low = middle;
        else high = middle;
      }
      return [starts[low][1], at - starts[low][0]];
    };
    const found = words(text);
    return places(found, phrases).map(([first, last]) => {
      const range = document.createRange();
      range.setStart(...point(found[first].start, false));
      range.setEnd(...point(found[last].end, true));
      return range;
    });
  };

  /** Mark ranges: without touching the document where the browser can, else by elements around the words. */
  const mark = (ranges) => {
    if (window.Highlight && CSS.highlights) {
      CSS.highlights.set("found", new Highlight(...ranges));
      return;
    }
    for (const range of ranges.reverse()) {
      for (const node of textNodes(range.commonAncestorContainer.parentNode).reverse()) {
        if (!range.intersectsNode(node)) continue;
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.length;
        const part = from ? node.splitText(from) : node;
        if (to - from < part.length) part.splitText(to - from);
        const element = document.createElement("mark");
        part.replaceWith(element);
        element.append(part);
      }
    }
  };

  const unmark = () => {
    if (window.CSS?.highlights) CSS.highlights.delete("found");
    for (const element of document.querySelectorAll(".text mark")) element.replaceWith(...element.childNodes);
    document.documentElement.classList.remove("searched");
  };

  /** Show what was searched for where a search has led: its words there, else the first behind, else the place itself. */
  const show = () => {
    const asked = new URLSearchParams(location.search).get("find");
    const target = asked && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const phrases = asked.split("|").map((phrase) => words(phrase).map((each) => each.form));
    document.documentElement.classList.add("searched");
    const own = target.closest("p, h2, h3, h4, h5, h6, li, td, .lg, .p") ?? target;
    let ranges = rangesOf(target, phrases);
    if (!ranges.length) ranges = rangesOf(own, phrases);
    if (!ranges.length && !target.matches(".correction, [id^='correction:']")) {
      const behind = rangesOf(target.closest(".text") ?? document.body, phrases).filter(
        (range) => target.compareDocumentPosition(range.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      ranges = behind.slice(0, 1);
    }
    if (!ranges.length) {
      const whole = document.createRange();
      whole.selectNodeContents(target);
      ranges = [whole];
    }
    mark(ranges);
    const box = ranges[0].getBoundingClientRect();
    if (box.bottom > innerHeight || box.top < 0) scrollBy(0, box.top - innerHeight / 3);
    addEventListener("keydown", (event) => event.key === "Escape" && unmark());
  };

  if (document.readyState === "complete") show();
  else addEventListener("load", show);
  return { small, folded, words, places, rangesOf, put: null };
})();

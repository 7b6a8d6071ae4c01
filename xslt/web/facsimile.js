// Keeps the picture of the page in sight that is read, lights a line with its zone and a zone with its line, and opens a
// viewer (OpenSeadragon, which is only loaded then). Without it the pictures are there, and lead to themselves.
"use strict";
(() => {
  const aside = document.querySelector("aside.facsimile");
  const text = document.querySelector(".text");
  if (!aside || !text) return;

  // What has a zone, in the order of the text: a line begins at its mark and ends where the next one begins.
  const places = [...text.querySelectorAll("[data-zone]")];
  const ends = [...text.querySelectorAll(".line, [data-zone], [data-leaf]")];
  const zones = new Map([...aside.querySelectorAll("polygon")].map(zone => [zone.dataset.zone, zone]));
  const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const block = element => element.closest("p, h1, h2, h3, h4, h5, h6, li, td, th, dd, dt, blockquote, .p, .l, .lg, figcaption, section, div");
  const rangeOf = place => {
    const range = document.createRange();
    if (!place.matches(".line")) range.selectNodeContents(place);
    else {
      const next = ends[ends.indexOf(place) + 1];
      const own = block(place);
      range.setStartAfter(place);
      if (next && own.contains(next)) range.setEndBefore(next);
      else range.setEndAfter(own.lastChild ?? place);
    }
    return range;
  };
  // the last place that begins before a node, and holds it
  const placeOf = (node, offset) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    let low = 0, high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (follows(places[middle], node) || places[middle].contains(node)) low = middle + 1;
      else high = middle;
    }
    for (const place of [places[low - 1], element.closest("[data-zone]")]) {
      if (place && (place.contains(node) || rangeOf(place).isPointInRange(node, offset))) return place;
    }
    return null;
  };

  let lit = null;
  const light = (place, scroll) => {
    if (lit === place) return;
    zones.get(lit?.dataset.zone)?.classList.remove("lit");
    lit?.classList.remove("lit-block");
    globalThis.CSS?.highlights?.delete("facsimile-line");
    lit = place;
    if (!place) return;
    const zone = zones.get(place.dataset.zone);
    zone?.classList.add("lit");
    if (place.matches(".line") && globalThis.CSS?.highlights) CSS.highlights.set("facsimile-line", new Highlight(rangeOf(place)));
    else if (!place.matches(".line")) place.classList.add("lit-block");
    if (scroll && zone) keepInSight(zone);
  };

  // Within the column of pictures alone: the page itself does not move.
  const isBeside = () => getComputedStyle(aside).position === "sticky";
  const keepInSight = element => {
    if (!isBeside()) return;
    const box = element.getBoundingClientRect(), frame = aside.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) aside.scrollTop += box.top - frame.top - frame.height / 3;
  };

  let point = null;
  text.addEventListener("pointermove", event => {
    if (!point) requestAnimationFrame(() => {
      const { x, y } = point;
      point = null;
      const caret = document.caretPositionFromPoint
        ? document.caretPositionFromPoint(x, y)
        : document.caretRangeFromPoint?.(x, y);
      const node = caret && (caret.offsetNode ?? caret.startContainer);
      if (node && text.contains(node)) light(placeOf(node, caret.offset ?? caret.startOffset), true);
    });
    point = { x: event.clientX, y: event.clientY };
  });
  text.addEventListener("pointerleave", () => light(null));
  text.addEventListener("focusin", event => light(placeOf(event.target, 0), true));

  // Zones are one stop of the keyboard a picture; arrows lead from one to the next.
  for (const svg of aside.querySelectorAll("svg")) {
    const own = [...svg.querySelectorAll("polygon")];
    svg.removeAttribute("aria-hidden");
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", svg.previousElementSibling.querySelector("img").alt);
    const go = zone => {
      const place = text.querySelector(`[data-zone="${CSS.escape(zone.dataset.zone)}"]`);
      if (place) (place.getClientRects().length ? place : block(place)).scrollIntoView({ block: "center" });
    };
    for (const [at, zone] of own.entries()) {
      zone.setAttribute("role", "button");
      zone.setAttribute("aria-label", zone.dataset.name);
      zone.setAttribute("tabindex", at ? "-1" : "0");
      const show = () => light(text.querySelector(`[data-zone="${CSS.escape(zone.dataset.zone)}"]`));
      zone.addEventListener("pointerenter", show);
      zone.addEventListener("focus", show);
      zone.addEventListener("pointerleave", () => light(null));
      zone.addEventListener("blur", () => light(null));
      zone.addEventListener("click", () => go(zone));
      zone.addEventListener("keydown", event => {
        const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
        if (event.key === "Enter" || event.key === " ") go(zone);
        else if (!step) return;
        event.preventDefault();
        const next = own[at + (step ?? 0)];
        if (!next || next === zone) return;
        zone.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      });
    }
  }

  // The picture of the page that is read.
  const marks = [...text.querySelectorAll("[data-leaf]")];
  let current = null;
  const follow = () => {
    if (!isBeside()) return;
    const read = marks.filter(mark => mark.getBoundingClientRect().top < innerHeight / 3).at(-1) ?? marks[0];
    if (read && read !== current) {
      current = read;
      const figure = document.getElementById(read.dataset.leaf);
      aside.scrollTop += figure.getBoundingClientRect().top - aside.getBoundingClientRect().top;
    }
  };
  addEventListener("scroll", follow, { passive: true });
  addEventListener("load", follow);

  // The viewer.
  const button = (words, does) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", does);
    return made;
  };
  const loaded = () => globalThis.OpenSeadragon ? Promise.resolve() : new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "openseadragon.js";
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    // OpenSeadragon looks for its own style, which the page's policy forbids, and puts none where it finds this
    const style = document.createElementNS("urn:fascicle:none", "style");
    style.setAttribute("data-openseadragon-mobile-css", "");
    document.head.append(style, script);
  });
  const sourceOf = ({ service, picture, width, height }) => service && width && height
    ? {
      "@context": "http://iiif.io/api/image/2/context.json", "@id": service, protocol: "http://iiif.io/api/image",
      profile: ["http://iiif.io/api/image/2/level1.json"], width: Number(width), height: Number(height),
      tiles: [{ width: 512, scaleFactors: [1, 2, 4, 8, 16] }],
    }
    : { type: "image", url: picture, buildPyramid: false };
  const open = async figure => {
    const link = figure.querySelector("a:has(img)");
    try {
      await loaded();
    } catch {
      location.href = link.href; // the picture itself is better than nothing
      return;
    }
    const dialog = document.createElement("dialog");
    dialog.className = "viewer";
    dialog.setAttribute("aria-label", figure.querySelector("img").alt);
    const tools = document.createElement("div");
    tools.className = "tools";
    const picture = document.createElement("div");
    picture.className = "picture";
    dialog.append(tools, picture);
    document.body.append(dialog);
    dialog.showModal();
    const viewer = OpenSeadragon({
      element: picture, tileSources: sourceOf({ ...figure.dataset, picture: link.href }), drawer: "canvas",
      showNavigationControl: false, animationTime: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 0.6,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true }, maxZoomPixelRatio: 3,
    });
    const zoom = by => () => viewer.viewport.zoomBy(by).applyConstraints();
    tools.append(
      button(aside.dataset.in, zoom(1.5)), button(aside.dataset.out, zoom(1 / 1.5)),
      button(aside.dataset.whole, () => viewer.viewport.goHome()), button(aside.dataset.back, () => dialog.close()),
    );
    dialog.viewer = viewer;
    dialog.addEventListener("close", () => {
      viewer.destroy();
      dialog.remove();
    });
  };
  for (const figure of aside.querySelectorAll("figure")) {
    figure.querySelector("figcaption").append(button(aside.dataset.in, () => open(figure)));
  }
  aside.classList.add("ready");
})();

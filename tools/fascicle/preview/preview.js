// Keeps a page of a preview up to date, at the place where its reader is, and shows what was found in its text.
"use strict";
(() => {
  const page = decodeURIComponent(location.pathname.split("/").pop()).replace(/\.html$/, "");
  const place = "preview:" + location.pathname;
  let tag = null;
  let shown = null;
  const element = (name, className, words) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = words || "";
    return made;
  };
  const put = finding => {
    const box = element("div", "preview-finding " + finding.severity);
    box.append(element("b", "", [finding.severity, finding.code, finding.place].filter(Boolean).join(" ")));
    box.append(element("span", "", finding.message));
    if (finding.hint) box.append(element("i", "", finding.hint));
    return box;
  };
  const show = async () => {
    const answer = await fetch("/@preview/findings/" + encodeURIComponent(page));
    const told = await answer.json();
    for (const old of document.querySelectorAll(".preview-finding, .preview-bar")) old.remove();
    const bar = element("div", "preview-bar");
    if (told.error) bar.append(put({ severity: "error", message: told.error }));
    for (const finding of told.findings) {
      const line = finding.at && document.querySelector(`.text .line[data-n="${CSS.escape(finding.at)}"]`);
      const block = line && line.closest("p, h2, h3, h4, h5, h6, li, td, div");
      if (block) block.after(put(finding));
      else bar.append(put(finding));
    }
    for (const [name, count] of Object.entries(told.elsewhere)) {
      const link = element("a", "", name + ": " + count);
      link.href = "/" + encodeURIComponent(name) + ".html";
      bar.append(link, " ");
    }
    if (bar.childNodes.length) document.body.append(bar);
    document.documentElement.dataset.preview = told.number;
  };
  // the first element that is seen, and how far from the top: what stands above it may grow
  const where = () => {
    const seen = [...document.querySelectorAll("main [id]")].find(each => each.getBoundingClientRect().top >= 0);
    return seen ? [seen.id, seen.getBoundingClientRect().top, scrollY] : ["", 0, scrollY];
  };
  const goBack = () => {
    const kept = sessionStorage.getItem(place);
    if (!kept) return;
    sessionStorage.removeItem(place);
    const [id, top, y] = JSON.parse(kept);
    const seen = id && document.getElementById(id);
    scrollTo(scrollX, seen ? scrollY + seen.getBoundingClientRect().top - top : y);
  };
  const look = async () => {
    const answer = await fetch(location.pathname, { method: "HEAD" });
    const now = answer.headers.get("ETag");
    if (tag !== null && now !== null && now !== tag) {
      sessionStorage.setItem(place, JSON.stringify(where()));
      location.reload();
      return;
    }
    tag = now;
    await show();
    goBack();
  };
  if (sessionStorage.getItem(place)) history.scrollRestoration = "manual";
  new EventSource("/@preview/events").addEventListener("message", event => {
    if (event.data !== shown) look();
    shown = event.data;
  });
})();

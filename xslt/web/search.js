/*
 * Searches the edition without a server. The index lies in script files (publish/search/), each of which calls
 * `fascicle.put` with what it has, so that a page from a disk may load them too. Only those that a search needs are loaded.
 */
"use strict";

(() => {
  const element = (id) => document.getElementById(`search:${id}`);
  const shown = JSON.parse(element("words-shown").textContent);
  const AT_ONCE = 10; // texts
  const LOOKED = 20; // texts that are looked through for a phrase, before the reader asks for more
  const LINES = 3; // places of a text, before the reader asks for all
  const AROUND = 90; // characters on either side of a place
  const ALIKE = 8; // words that are proposed

  /* Words of the interface */

  const plural = new Intl.PluralRules(shown.language);
  const say = (key, filled = {}) => {
    const message = shown.words[key];
    const form = typeof message === "string" ? message : (message[plural.select(filled.number)] ?? message.other ?? message.many);
    return form.replace(/\{(\w+)\}/g, (_, name) => filled[name]);
  };
  const number = new Intl.NumberFormat(shown.language);
  const counted = (key, count) => say(key, { number: count }).replace(String(count), number.format(count));

  const make = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /* Files of the index */

  const files = new Map();
  const arrived = new Map();
  fascicle.put = (name, value) => arrived.set(name, value);
  const load = (name) => {
    if (!files.has(name)) {
      files.set(
        name,
        new Promise((done, failed) => {
          const path = name.split("/").map(encodeURIComponent).join("/");
          const script = make("script", { src: `search/${path}.js` });
          script.onload = () => {
            done(arrived.get(name));
            arrived.delete(name);
            script.remove();
          };
          script.onerror = () => failed(new Error(`search/${path}.js`));
          document.head.append(script);
        }),
      );
    }
    return files.get(name);
  };

  /* Numbers, as publish/search/numbers.py writes them */

  const LAST = 61;
  const MORE = 30;
  const numbersOf = (signs, at = 0) => {
    const found = [];
    let value = 0;
    for (let scale = 1; at < signs.length; at += 1) {
      const code = signs.charCodeAt(at) - 35;
      const digit = code > 57 ? code - 1 : code;
      value += digit * scale;
      if (digit < LAST) {
        found.push(value);
        value = 0;
        scale = 1;
      } else scale *= MORE;
    }
    return found;
  };

  /** The places of a word: a map of texts, each a map of its parts with how often the word stands there. */
  const placesOf = (signs) => {
    const places = new Map();
    const numbers = numbersOf(signs);
    let text = -1;
    for (let at = 0; at < numbers.length; ) {
      const way = numbers[at++];
      const parts = new Map();
      text += way > 1 ? way - 1 : numbers[at++];
      if (way > 1) parts.set(0, 1);
      else if (way === 0) parts.set(0, numbers[at++]);
      else {
        let part = 0;
        for (let left = numbers[at++]; left; left -= 1) {
          part += numbers[at++];
          parts.set(part, numbers[at++]);
        }
      }
      places.set(text, parts);
    }
    return places;
  };

  /* Words */

  const fileOf = (start) => `w/w-${start.replace(/[^a-z0-9]/g, (letter) => `_${letter.codePointAt(0).toString(16)}_`)}`;
  const shards = new Map();
  const shard = (start) => {
    if (!shards.has(start)) shards.set(start, load(fileOf(start)).then(opened));
    return shards.get(start);
  };

  /** The words of a file: by form, their places in signs and their families; and of each family its forms. */
  const opened = ([text, ...away]) => {
    const forms = new Map();
    const families = new Map(away.map(([family, ...others]) => [family, others]));
    let before = "";
    for (const row of text ? text.split(" ") : []) {
      const [word, places = "", of = ""] = row.split("!");
      const form = before.slice(0, numbersOf(word[0])[0]) + word.slice(1);
      before = form;
      const own = numbersOf(of);
      forms.set(form, { places, families: own });
      for (const family of own) {
        if (!families.has(family)) families.set(family, []);
        families.get(family).push(form);
      }
    }
    return { forms, families };
  };

  const index = load("index");
  const startOf = async (form) => {
    const { words } = await index;
    return words.reduce((best, start) => (form.startsWith(start) && start.length >= best.length ? start : best), "");
  };
  const entryOf = async (form) => (await shard(await startOf(form))).forms.get(form);

  /** All forms of the words that a form may be of. */
  const familyOf = async (form) => {
    const { forms, families } = await shard(await startOf(form));
    const entry = forms.get(form);
    return entry ? [form, ...entry.families.flatMap((family) => families.get(family))] : [];
  };

  /** The forms that a word finds: as it is, as it was or is spelled, and by its ending where no text has it. */
  const formsOf = async (raw) => {
    const { old, endings } = await index;
    const spelled = new Set([fascicle.folded(raw)]);
    for (const rules of old) {
      const modern = rules.reduce((word, [was, now]) => word.replace(new RegExp(was, "gu"), now), fascicle.small(raw));
      spelled.add(fascicle.folded(modern));
    }
    const found = new Set();
    for (const form of spelled) for (const each of await familyOf(form)) found.add(each);
    if (!found.size) {
      for (const form of spelled) {
        const stems = endings.filter((each) => form.endsWith(each) && form.length - each.length > 2);
        for (const ending of stems) {
          const stem = form.slice(0, -ending.length);
          for (const other of ["", ...endings]) for (const each of await familyOf(stem + other)) found.add(each);
        }
      }
    }
    return found;
  };

  const beginning = async (start) => {
    const { words } = await index;
    const home = await startOf(start);
    const found = new Set();
    for (const each of words.filter((each) => each === home || each.startsWith(start))) {
      for (const [form, { places }] of (await shard(each)).forms) if (places && form.startsWith(start)) found.add(form);
    }
    return found;
  };

  /** The places of any of some forms. */
  const placesOfAll = async (forms) => {
    const all = new Map();
    for (const form of forms) {
      const entry = await entryOf(form);
      if (!entry?.places) continue;
      for (const [text, parts] of placesOf(entry.places)) {
        if (!all.has(text)) all.set(text, new Map());
        const sum = all.get(text);
        for (const [part, count] of parts) sum.set(part, (sum.get(part) ?? 0) + count);
      }
    }
    return all;
  };

  /* Queries */

  /** What was asked for, in parts: words, beginnings, phrases. */
  const parsed = (query) => {
    const parts = [];
    for (const [, quoted, plain] of query.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)/g)) {
      const words = fascicle.words(quoted ?? plain);
      if (!words.length) continue;
      if (words.length > 1 || quoted !== undefined) parts.push({ kind: "phrase", forms: words.map((each) => each.form) });
      else if (plain.endsWith("*")) parts.push({ kind: "beginning", form: words[0].form });
      else parts.push({ kind: "word", raw: words[0].raw, form: words[0].form });
    }
    return parts;
  };

  /** Of a part of the query: the rows of forms that it finds, and their places, for phrases those of all their words. */
  const looked = async (part) => {
    if (part.kind === "phrase") {
      const each = await Promise.all(part.forms.map((form) => placesOfAll([form])));
      const places = each.reduce(inBothParts);
      return { ...part, phrases: [part.forms], places, sure: part.forms.length === 1 };
    }
    const forms = part.kind === "beginning" ? await beginning(part.form) : await formsOf(part.raw);
    return { ...part, phrases: [...forms].map((form) => [form]), places: await placesOfAll(forms), sure: true };
  };

  const inBothParts = (one, other) => {
    const both = new Map();
    for (const [text, parts] of one) {
      const there = other.get(text);
      const left = there && [...parts].filter(([part]) => there.has(part));
      if (left?.length) both.set(text, new Map(left.map(([part, count]) => [part, Math.min(count, there.get(part))])));
    }
    return both;
  };

  /** The texts that have all parts of a query, each with its own parts of the text, the fullest first. */
  const textsOf = (parts) => {
    const texts = [];
    for (const [text] of parts[0].places) {
      const found = parts.map((part) => part.places.get(text));
      if (found.some((each) => !each)) continue;
      const full = new Map();
      let count = 0;
      for (const each of found) {
        for (const [part, times] of each) {
          full.set(part, (full.get(part) ?? 0) + 1000 + Math.min(times, 99));
          count += times;
        }
      }
      const order = [...full].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
      texts.push({ text, count, best: order[0][1], parts: order.map(([part]) => part) });
    }
    return texts;
  };

  /* Facets */

  const SELECTS = ["document", "person", "place", "org", "kind", "language"];
  const chosen = new Map();
  const facets = new Map();
  const facet = async (kind) => {
    if (!facets.has(kind)) {
      const values = (await load(`f/${kind}`)).map(([label, signs]) => {
        let text = 0;
        return [label, new Set(numbersOf(signs).map((step) => (text += step)))];
      });
      facets.set(kind, values);
    }
    return facets.get(kind);
  };
  const labelOf = (kind, value) =>
    kind === "kind" ? (shown.kinds[value] ?? value) : kind === "language" ? (shown.languages[value] ?? value) : value;

  /** Whether the filters let a text through, as a function; without one, for counting its values. */
  const filter = async (without = "") => {
    const sets = [];
    for (const [kind, value] of chosen) {
      if (!value || kind === without) continue;
      if (kind === "from" || kind === "to") {
        const fits = ([year]) => (kind === "from" ? year >= value : year <= value);
        sets.push(new Set((await facet("date")).filter(fits).flatMap(([, texts]) => [...texts])));
      } else sets.push((await facet(kind))[Number(value)]?.[1] ?? new Set());
    }
    return (text) => sets.every((set) => set.has(text));
  };

  const fillFacets = async () => {
    const { facets: kinds } = await index;
    const box = element("facets");
    const all = state.all;
    const fields = [];
    const field = (name, label, options) => {
      const select = make("select", { id: `search:by-${name}`, name }, ...options);
      select.value = chosen.get(name) ?? "";
      fields.push(make("div", {}, make("label", { htmlFor: select.id, textContent: label }), select));
    };
    const option = (value, label) => make("option", { value, textContent: label });
    for (const kind of SELECTS.filter((each) => kinds.includes(each))) {
      const lets = await filter(kind);
      const found = new Set(all.map(({ text }) => text).filter(lets));
      const options = [option("", say("search-any"))];
      (await facet(kind)).forEach(([label, texts], at) => {
        let count = 0;
        for (const text of texts) count += found.has(text);
        if (count || chosen.get(kind) === String(at)) options.push(option(at, `${labelOf(kind, label)} (${number.format(count)})`));
      });
      if (options.length > 1) field(kind, say(kind), options);
    }
    if (kinds.includes("date")) {
      const years = (await facet("date")).map(([year]) => year);
      for (const name of ["from", "to"]) {
        const shownYears = [...new Set([...years, chosen.get(name)].filter(Boolean))].sort();
        field(name, say(`search-${name}`), [option("", "–"), ...shownYears.map((year) => option(year, year))]);
      }
    }
    field("order", say("search-order"), [option("", say("search-best")), option("edited", say("search-as-edited"))]);
    const clear = make("button", { type: "button", id: "search:clear", textContent: say("search-clear") });
    clear.hidden = ![...chosen].some(([kind, value]) => value && kind !== "order");
    const focused = document.activeElement?.id;
    box.replaceChildren(...fields, clear);
    if (focused?.startsWith("search:by-")) document.getElementById(focused)?.focus();
  };

  /* What is found */

  const nameOf = async (text) => {
    const { list } = await index;
    return (await load(`n/${Math.floor(text / list)}`))[text % list];
  };

  const formsIn = (text) => fascicle.words(text).map((each) => each.form).join(" ");

  /** The passage as the source has it, and which of its characters are of which place. */
  const sourceOf = ([, , text, others = []]) => {
    let source = "";
    let last = 0;
    const spans = [];
    for (const [start, end, words, anchor] of others) {
      source += text.slice(last, start);
      spans.push([source.length, source.length + words.length, anchor]);
      source += words;
      last = end;
    }
    return [source + text.slice(last), spans];
  };

  /** The hits of a passage: of its reading text; and, of the source, those that stand where it differs. */
  const hitsIn = (passage, phrases) => {
    const [anchor, language, text] = passage;
    const found = fascicle.words(text);
    const reading = fascicle.places(found, phrases).map(([first, last]) => [found[first].start, found[last].end]);
    const hits = reading.length ? [{ anchor, language, text, at: reading }] : [];
    if (passage.length > 3) {
      const [source, spans] = sourceOf(passage);
      const words = fascicle.words(source);
      for (const [first, last] of fascicle.places(words, phrases)) {
        const at = [words[first].start, words[last].end];
        const differs = spans.find(([start, end]) => at[0] < end && at[1] > start);
        const said = formsIn(source.slice(...at));
        const same = reading.some(([start, end]) => formsIn(text.slice(start, end)) === said);
        if (differs && !same) hits.push({ anchor: differs[2] || anchor, language, text: source, at: [at], isSource: true });
      }
    }
    return hits;
  };

  /** A line of context: the first place with the words around it, linked to where it stands. */
  const line = (name, { anchor, language, text, at, isSource }) => {
    const [start] = at[0];
    const from = start > AROUND ? text.indexOf(" ", start - AROUND) + 1 : 0;
    const rest = text.lastIndexOf(" ", at[0][1] + AROUND * 2);
    const to = text.length - at[0][1] > AROUND * 2 ? Math.max(rest, at[0][1]) : text.length;
    const asked = [...new Set(at.map(([first, last]) => formsIn(text.slice(first, last))))];
    const href = `${encodeURIComponent(name)}.html?find=${encodeURIComponent(asked.join("|"))}#${encodeURIComponent(anchor)}`;
    const row = make("li", { lang: language === "und" ? "" : language, dir: "auto" });
    if (isSource) row.append(make("span", { className: "of-source", lang: shown.language, textContent: say("search-in-source") }), " ");
    let last = Math.min(from, start);
    row.append(last > 0 ? "… " : "");
    at.forEach(([first, end], order) => {
      if (first < last || end > to) return;
      row.append(text.slice(last, first));
      const mark = make("mark", { textContent: text.slice(first, end) });
      row.append(order ? mark : make("a", { href }, mark));
      last = end;
    });
    row.append(text.slice(last, to), to < text.length ? " …" : "");
    return row;
  };

  const inOrder = (one, other) => one.order[0] - other.order[0] || one.order[1] - other.order[1];

  /** The places of a text, part by part until there are enough; and whether all have been looked at. */
  const placesIn = async ({ text, parts }, query, enough) => {
    const name = await nameOf(text);
    const found = [];
    const seen = query.map(() => false);
    let head = {};
    let looked = 0;
    for (const part of parts) {
      if (found.length > enough && seen.every(Boolean)) break;
      head = await load(`t/${name}-${part}`);
      looked += 1;
      const phrases = query.flatMap((each) => each.phrases);
      for (const passage of head.passages) {
        const words = query.some((each) => !each.sure) ? fascicle.words(`${passage[2]} ¶ ${sourceOf(passage)[0]}`) : [];
        query.forEach((each, at) => (seen[at] ||= each.sure || fascicle.places(words, each.phrases).length > 0));
        for (const hit of hitsIn(passage, phrases)) {
          const said = new Set(hit.at.map(([start, end]) => formsIn(hit.text.slice(start, end))));
          const full = query.filter((each) => each.phrases.some((phrase) => said.has(phrase.join(" ")))).length;
          found.push({ ...hit, full, order: [part, found.length] });
        }
      }
    }
    const kept = found.sort((one, other) => other.full - one.full || inOrder(one, other)).slice(0, enough).sort(inOrder);
    return { name, head, found: kept, all: looked === parts.length, more: found.length > enough, fits: seen.every(Boolean) };
  };

  const item = (text, { name, head, found, all, more: isMore }, query) => {
    const title = make("a", { href: `${encodeURIComponent(name)}.html`, textContent: head.title ?? name });
    const about = [head.kind, head.date].filter(Boolean).join(" · ");
    const lines = make("ul", { className: "found-places" }, ...found.map((each) => line(name, each)));
    const made = make("li", {}, make("h2", { lang: head.language ?? "" }, title));
    if (about) made.append(make("p", { className: "overline", textContent: about }));
    made.append(lines);
    if (isMore || !all) {
      const more = make("button", { type: "button", className: "more-here", textContent: say("search-more-here") });
      more.addEventListener("click", async () => {
        const whole = await placesIn(text, query, Infinity);
        const rows = whole.found.map((each) => line(name, each));
        lines.replaceChildren(...rows);
        more.remove();
        rows[0].querySelector("a").focus();
      });
      made.append(more);
    }
    return made;
  };

  /* A search */

  const state = { run: 0, query: [], all: [], found: [], at: 0, shown: 0 };
  const status = (text) => {
    element("status").textContent = text;
  };

  const clear = () => {
    element("found").replaceChildren();
    element("more").hidden = true;
    document.getElementById("search:alike")?.remove();
  };

  /** Ten more texts, those that phrases are not in left out. */
  const showMore = async () => {
    const { run, query, found } = state;
    const made = [];
    const first = state.at;
    while (made.length < AT_ONCE && state.at < found.length && state.at - first < LOOKED) {
      const next = found.slice(state.at, state.at + AT_ONCE - made.length);
      state.at += next.length;
      const places = await Promise.all(next.map((text) => placesIn(text, query, LINES)));
      if (run !== state.run) return;
      places.forEach((each, at) => {
        if (each.fits && each.found.length) made.push(item(next[at], each, query));
      });
    }
    const before = state.shown;
    state.shown += made.length;
    const had = element("found").childElementCount;
    element("found").append(...made);
    element("more").hidden = state.at >= found.length;
    if (had && made.length) made[0].querySelector("a").focus();
    tell(before);
  };

  const tell = () => {
    const { query, found } = state;
    const left = state.at < found.length;
    if (query.every((each) => each.sure)) {
      const texts = counted("search-texts", found.length);
      const places = found.reduce((sum, { count }) => sum + count, 0);
      if (!found.length) status(say("search-nothing"));
      else if (query.length > 1) status(texts);
      else status(say("search-in", { texts, places: counted("search-places", places) }));
    } else if (!state.shown && !left) status(say("search-nothing"));
    else {
      const texts = counted("search-texts", state.shown);
      status(left ? say("search-some", { texts }) : texts);
    }
  };

  /** Words of the edition that begin as a word does that none has. */
  const propose = async (part) => {
    const { forms } = await shard(await startOf(part.form));
    const sharing = (form) => {
      let at = 0;
      while (at < form.length && form[at] === part.form[at]) at += 1;
      return at;
    };
    const near = [...forms]
      .filter(([form, { places }]) => places && sharing(form) > 2)
      .sort(([one], [other]) => sharing(other) - sharing(one) || one.length - other.length)
      .slice(0, ALIKE);
    if (!near.length) return;
    const links = near.map(([form]) => {
      const query = element("words").value.replace(part.raw, form);
      return make("li", {}, make("a", { href: `?q=${encodeURIComponent(query)}`, textContent: form }));
    });
    const box = make("div", { id: "search:alike", className: "alike" });
    box.append(make("p", { textContent: say("search-alike") }), make("ul", {}, ...links));
    element("status").after(box);
  };

  const search = async () => {
    const run = (state.run += 1);
    const parts = parsed(element("words").value);
    clear();
    if (!parts.length) return status("");
    if (parts.some((each) => each.kind === "beginning" && [...each.form].length < 2)) return status(say("search-short"));
    const waiting = setTimeout(() => run === state.run && status(say("search-waiting")), 300);
    try {
      const query = await Promise.all(parts.map(looked));
      const all = textsOf(query);
      const lets = await filter();
      if (run !== state.run) return;
      const found = all.filter(({ text }) => lets(text));
      const best = (one, other) => other.best - one.best || one.text - other.text;
      found.sort(chosen.get("order") ? (one, other) => one.text - other.text : best);
      Object.assign(state, { query, all, found, at: 0, shown: 0 });
      await showMore();
      if (run !== state.run) return;
      for (const part of query) if (part.kind === "word" && !part.places.size) await propose(part);
      element("narrow").hidden = !all.length;
      if (element("narrow").open) await fillFacets();
    } finally {
      clearTimeout(waiting);
    }
  };

  /** Keep the query in the address, where the browser lets a page from a disk do that. */
  const keep = () => {
    const query = new URLSearchParams({ q: element("words").value });
    for (const [kind, value] of chosen) if (value) query.set(kind, value);
    try {
      history.replaceState(null, "", `?${query}`);
    } catch {
      /* the address stays */
    }
  };

  const given = new URLSearchParams(location.search);
  element("form").hidden = false;
  element("words").value = given.get("q") ?? "";
  for (const kind of [...SELECTS, "from", "to", "order"]) if (given.get(kind)) chosen.set(kind, given.get(kind));
  if ([...chosen.keys()].some((kind) => kind !== "order")) element("narrow").open = true;
  element("form").addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
    search();
  });
  element("narrow").addEventListener("toggle", () => element("narrow").open && state.all.length && fillFacets());
  element("facets").addEventListener("change", (event) => {
    chosen.set(event.target.name, event.target.value);
    keep();
    search();
  });
  element("facets").addEventListener("click", (event) => {
    if (event.target.id !== "search:clear") return;
    const order = chosen.get("order");
    chosen.clear();
    if (order) chosen.set("order", order);
    keep();
    search();
    element("words").focus();
  });
  element("more").addEventListener("click", showMore);
  if (element("words").value) search();
  else if (matchMedia("(hover: hover)").matches) element("words").focus();
  fascicle.search = search;
})();

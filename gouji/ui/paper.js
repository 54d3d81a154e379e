// The paper: a document drawn from JSON by textContent alone, so that no character of a report is ever read
// as markup and nothing in it makes the browser fetch. viewer.js follows in the same module.

const SIGNS = { ok: "✓", rounding: "≈", mismatch: "✗", explained: "!", involved: "△", single: "○", context: "", unread: "?" };
const SVG = "http://www.w3.org/2000/svg";
const RUN = /([0-9０-９A-Za-z.．,，%％]+)/;
const IMAGE = /^data:image\/(?:webp|svg\+xml);base64,[A-Za-z0-9+/=]+$/;

function el(tag, name, text) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  if (tag === "button") node.type = "button";
  return node;
}

// Characters as the server counts them.
function size(text) { return [...text].length; }

function svg(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

function button(name, text, act) {
  const node = el("button", name, text);
  node.onclick = (event) => { event.stopPropagation(); act(); };
  return node;
}

// Draws the document and knows where each key stands in it.
class Paper {
  constructor(pane, pick, ask) {
    Object.assign(this, { pane, pick, ask, spots: new Map(), pages: new Map(), images: new Map(), boxes: new Map(), sizes: new Map(), inView: new Set(), needed: new Set(), asked: "" });
    this.watch = new IntersectionObserver((seen) => this.saw(seen), { root: pane, rootMargin: "300px 0px" });
  }

  // Draws the document; where only its marks have changed it stays where it was scrolled to.
  draw(data) {
    const top = this.data?.version === data.version ? this.pane.scrollTop : 0;
    this.watch.disconnect();
    for (const held of [this.spots, this.pages, this.boxes, this.inView, this.needed]) held.clear();
    Object.assign(this, { data, asked: "" });
    const body = document.createDocumentFragment();
    for (const sheet of data.sheets) body.append(this.sheet(sheet));
    this.pane.replaceChildren(body);
    this.pane.scrollTop = top;
    for (const page of this.pages.values()) this.watch.observe(page.frame);
  }

  sheet(sheet) {
    const node = el("article", "sheet");
    if (this.data.sheets.length > 1) node.append(el("h3", "file", sheet.name));
    for (const page of sheet.pages) node.append(this.page(page));
    for (const piece of sheet.pieces) node.append(piece.kind === "table" ? this.table(piece, sheet.id) : this.paragraph(piece, sheet.id));
    if (!sheet.pages.length && !sheet.pieces.length) node.append(el("p", "none", this.data.words.unreadable));
    if (sheet.asides.length) node.append(this.asides(sheet.asides));
    return node;
  }

  asides(asides) {
    const node = el("section", "asides");
    node.append(el("h4", "", this.data.words.aside));
    for (const aside of asides) node.append(el("p", "", `${aside.kind}：${aside.text}`));
    return node;
  }

  paragraph(piece, source) {
    const node = el("p", "paragraph");
    this.fill(node, piece, `text:${source}:${piece.block}`, 0);
    return node;
  }

  table(piece, source) {
    const wrap = el("div", "table"), table = el("table");
    for (const row of piece.rows) {
      const line = el("tr");
      for (const slot of row) line.append(this.slot(slot, `text:${source}:${piece.block}`));
      table.append(line);
    }
    wrap.append(table);
    return wrap;
  }

  slot(slot, block) {
    const node = el("td");
    if (slot.rowspan > 1) node.rowSpan = slot.rowspan;
    if (slot.colspan > 1) node.colSpan = slot.colspan;
    this.fill(node, slot, block, slot.start);
    return node;
  }

  // Fills a paragraph or cell; ``at`` is the offset in its block, so that a place can be pointed at.
  fill(node, piece, block, at) {
    if (at >= 0) node.dataset.at = `${block}:${at}`;
    for (const key of piece.keys) this.keep(key, node);
    for (const [text, number, keys] of piece.text) {
      if (!number && !keys.length) node.append(...this.bare(text, block, at));
      else {
        const span = el("span", number ? "" : "words", text);
        if (number) this.dress(span, number);
        else span.dataset.at = `${block}:${at}`;
        for (const key of keys) this.keep(key, span);
        node.append(span);
      }
      at += size(text);
    }
  }

  // Text that is no number, in which what looks like a numeral can be pointed at.
  bare(text, block, at) {
    const nodes = [];
    for (const part of text.split(RUN)) {
      if (part.match(RUN)) {
        const span = el("span", "bare", part);
        span.dataset.at = `${block}:${at}`;
        nodes.push(span);
      } else if (part) nodes.push(part);
      at += size(part);
    }
    return nodes;
  }

  // What was pointed at, in the words of the server.
  place(event) {
    const node = event.target.closest("[data-number], [data-at], .page");
    if (!node) return "";
    if (node.dataset.number) return `number:${node.dataset.number}`;
    if (node.dataset.at) return node.dataset.at;
    const { width, height } = this.sizes.get(node.dataset.page), frame = node.getBoundingClientRect();
    const x = ((event.clientX - frame.left) / frame.width) * width, y = ((event.clientY - frame.top) / frame.height) * height;
    return `page:${node.dataset.page}:${x.toFixed(2)}:${y.toFixed(2)}`;
  }

  dress(span, number) {
    const mark = this.data.numbers[number].mark;
    span.className = `number m-${mark}`;
    span.dataset.sign = SIGNS[mark];
    span.dataset.number = number;
    span.title = this.title(number);
    span.onclick = () => this.pick(number);
    this.keep(number, span);
  }

  title(number) {
    const card = this.data.numbers[number];
    const share = this.data.coverage.find((one) => one.mark === card.mark);
    return [share.label, card.name].filter(Boolean).join(" · ");
  }

  page(page) {
    const frame = el("div", "page"), image = el("img");
    image.alt = this.data.words.loading;
    frame.style.aspectRatio = `${page.width} / ${page.height}`;
    frame.dataset.page = page.id;
    const over = svg("svg", { viewBox: `0 0 ${page.width} ${page.height}` });
    for (const box of page.boxes) { over.append(this.box(box)); this.hold(page, box); }
    frame.append(image, over, el("span", "folio", this.data.words.page.replace("{n}", page.number)));
    this.pages.set(page.id, { frame, image });
    this.sizes.set(page.id, page);
    return frame;
  }

  box([key, left, top, right, bottom]) {
    const card = this.data.numbers[key], mark = card ? card.mark : "words";
    const group = svg("g", { class: `box m-${mark}` });
    group.append(svg("rect", { class: "area", x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 }));
    if (card) {
      group.append(svg("line", { x1: left, x2: right, y1: bottom + 0.5, y2: bottom + 0.5 }));
      const sign = svg("text", { x: right, y: top + 2 }), title = svg("title", {});
      sign.textContent = SIGNS[mark];
      title.textContent = this.title(key);
      group.append(sign, title);
      group.dataset.number = key;
      group.onclick = () => this.pick(key);
    }
    this.keep(key, group);
    return group;
  }

  // Remembers where a place lies, for enlarged crops of it.
  hold(page, [key, ...box]) {
    if (!this.boxes.has(key)) this.boxes.set(key, []);
    this.boxes.get(key).push({ page, box });
  }

  keep(key, node) {
    if (!this.spots.has(key)) this.spots.set(key, []);
    this.spots.get(key).push(node);
  }

  saw(entries) {
    for (const entry of entries) {
      if (entry.isIntersecting) this.inView.add(entry.target.dataset.page);
      else this.inView.delete(entry.target.dataset.page);
    }
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.wish(), 120);
  }

  wish() {
    const missing = [...new Set([...this.inView, ...this.needed])].filter((id) => !this.images.has(this.name(id))).sort();
    const wish = missing.join(" ");
    if (missing.length && wish !== this.asked) { this.asked = wish; this.ask(missing); }
  }

  // Asks for pages that are shown elsewhere than in the document.
  need(pages) {
    this.needed = new Set(pages);
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.wish(), 60);
  }

  name(id) { return `${this.data.version} ${id}`; }

  receive(images) {
    for (const [id, address] of Object.entries(images)) if (IMAGE.test(address)) this.images.set(this.name(id), address);
    for (const [id, page] of this.pages) {
      const address = this.images.get(this.name(id));
      if (address && !page.image.src) page.image.src = address;
    }
    this.wish();
  }

  light(keys) {
    for (const nodes of this.spots.values()) for (const node of nodes) node.classList.remove("hit", "now");
    for (const key of keys) for (const node of this.spots.get(key) ?? []) node.classList.add("hit");
  }

  show(key) {
    for (const nodes of this.spots.values()) for (const node of nodes) node.classList.remove("now");
    const nodes = this.spots.get(key) ?? [];
    for (const node of nodes) node.classList.add("now");
    if (nodes.length) this.scroll(nodes[0]);
  }

  scroll(node) {
    const pane = this.pane.getBoundingClientRect(), spot = node.getBoundingClientRect();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = this.pane.scrollTop + spot.top - pane.top - pane.height / 3;
    this.pane.scrollTo({ top: Math.max(0, top), behavior: calm ? "auto" : "smooth" });
    const wide = node.closest(".table");
    if (wide && wide.scrollWidth > wide.clientWidth) {
      wide.scrollLeft += spot.left - wide.getBoundingClientRect().left - wide.clientWidth / 2;
    }
  }
}

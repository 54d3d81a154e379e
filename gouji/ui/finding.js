// The finding card: a headline in figures, a draft sentence, every place enlarged, and the keys that decide.

const NEAR = 36, ROOM = 14, LEAST = 260;

class Finding {
  constructor(viewer, pane, foot) {
    Object.assign(this, { viewer, pane, foot, item: null, crops: [], mending: false });
    this.note = el("input", "note-field");
    this.note.maxLength = 500;
    this.note.onkeydown = (event) => {
      if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      this.note.blur();
    };
  }

  draw(item) {
    if (this.item?.key !== item?.key) { this.note.value = ""; this.mending = false; this.pane.scrollTop = 0; }
    Object.assign(this, { item, crops: [] });
    const words = this.viewer.data.words;
    this.drawFoot();
    if (!item) { this.pane.replaceChildren(el("p", "none", this.viewer.rest())); return; }
    const parts = [el("h2", "figures", item.headline), this.viewer.tags(item), ...this.earlier(item)];
    if (item.assisted) parts.push(this.assisted(item));
    if (this.mending) parts.push(this.mend(item));
    if (item.draft) parts.push(this.labelled(words.draft, item.draft, "draft"));
    parts.push(this.pairs(item.lines));
    if (item.evidence.length) parts.push(el("h5", "", words.places), ...this.places(item));
    parts.push(...this.folded(item));
    this.pane.replaceChildren(...parts);
    this.fill();
  }

  labelled(label, text, name) {
    const node = el("p", name);
    node.append(el("span", "label", label), text);
    return node;
  }

  pairs(lines) {
    const list = el("dl");
    for (const [label, text] of lines) list.append(el("dt", "", label), el("dd", "", text));
    return list;
  }

  // A relation that an assistant proposed, which the reviewer may confirm.
  assisted(item) {
    const node = el("p", "earlier assisted", `${item.assisted} `);
    if (!item.confirmed && this.viewer.decidable(item)) {
      const confirm = button("change", this.viewer.data.words.confirm, () => this.viewer.confirm());
      confirm.prepend(el("kbd", "", "c"));
      node.append(confirm);
    }
    return node;
  }

  earlier(item) {
    return (this.viewer.data.earlier[item.key] ?? []).map((text) => el("p", "earlier", text));
  }

  // places -----------------------------------------------------------------------------------------------------------

  places(item) {
    const nodes = [], drawn = new Set();
    for (const proof of item.evidence) {
      const line = button("proof", "", () => this.viewer.goTo(item.keys, proof.key));
      line.disabled = !proof.key;
      line.append(el("span", "role", proof.role), el("span", "name", proof.name), el("b", "", proof.value), el("span", "where", proof.place));
      nodes.push(line);
      const strips = this.strips(item, proof.key);
      for (const strip of strips) if (!drawn.has(strip.name)) { drawn.add(strip.name); nodes.push(this.crop(strip)); }
      if (!strips.length && proof.quote[1]) nodes.push(this.quote(proof));
    }
    return nodes;
  }

  quote(proof) {
    const node = el("p", "quote"), [before, here, after] = proof.quote;
    node.append(before ? `…${before}` : "", el("mark", "", here), after ? `${after}…` : "");
    return node;
  }

  // Stretches of pages that hold a place, with all places of the finding that lie near.
  strips(item, key) {
    const paper = this.viewer.paper, all = item.keys.flatMap((each) => paper.boxes.get(each) ?? []);
    return (paper.boxes.get(key) ?? []).map(({ page, box }) => {
      let near = [box], grown = true;
      while (grown) {
        const top = Math.min(...near.map((b) => b[1])), bottom = Math.max(...near.map((b) => b[3]));
        const next = all.filter((one) => one.page.id === page.id && one.box[3] > top - NEAR && one.box[1] < bottom + NEAR).map((one) => one.box);
        grown = next.length > near.length;
        if (grown) near = next;
      }
      const [left, top, right, bottom] = [0, 1, 2, 3].map((i) => (i < 2 ? Math.min : Math.max)(...near.map((b) => b[i])));
      return { name: `${page.id} ${Math.round(top)} ${Math.round(bottom)}`, page, boxes: near, area: this.area(page, [left, top, right, bottom]) };
    });
  }

  area(page, [left, top, right, bottom]) {
    const width = Math.min(page.width, Math.max(LEAST, right - left + 4 * ROOM));
    const x = Math.max(0, Math.min(page.width - width, (left + right - width) / 2));
    const y = Math.max(0, top - ROOM);
    return { x, y, width, height: Math.min(page.height, bottom + ROOM) - y };
  }

  crop(strip) {
    const node = el("div", "crop"), image = el("img"), { x, y, width, height } = strip.area;
    image.alt = this.viewer.data.words.loading;
    node.style.aspectRatio = `${width} / ${height}`;
    Object.assign(image.style, { width: `${(strip.page.width / width) * 100}%`, left: `${(-x / width) * 100}%`, top: `${(-y / height) * 100}%` });
    const over = svg("svg", { viewBox: `${x} ${y} ${width} ${height}` });
    for (const [left, top, right, bottom] of strip.boxes) over.append(svg("rect", { x: left - 1.5, y: top - 1.5, width: right - left + 3, height: bottom - top + 3 }));
    node.append(image, over);
    this.crops.push({ page: strip.page.id, image });
    return node;
  }

  // Puts page images into the crops and asks for those that are missing.
  fill() {
    const paper = this.viewer.paper;
    for (const { page, image } of this.crops) {
      const address = paper.images.get(paper.name(page));
      if (address && !image.src) image.src = address;
    }
    paper.need(this.crops.map((crop) => crop.page));
  }

  // on demand --------------------------------------------------------------------------------------------------------

  folded(item) {
    const words = this.viewer.data.words, nodes = [];
    const spans = item.evidence.filter((proof) => proof.interval).map((proof) => [proof.value, proof.interval]);
    nodes.push(this.fold(words.more, [this.pairs(item.more)]));
    if (spans.length) nodes.push(this.fold(words.intervals, [this.pairs(spans)]));
    if (item.gathered.length) nodes.push(this.fold(words.gathered.replace("{n}", item.gathered.length), item.gathered.map((other) => this.other(other))));
    const rule = this.viewer.data.rules[item.rule];
    if (rule) nodes.push(this.fold(`${words.rule} ${item.rule}`, [el("pre", "", rule)]));
    return nodes;
  }

  fold(title, inner) {
    const node = el("details", "fold");
    node.append(el("summary", "", title), ...inner);
    return node;
  }

  other(item) {
    const line = button("proof", "", () => this.viewer.light(item.keys));
    line.append(el("span", "name", item.headline), el("span", "where", item.place));
    return line;
  }

  // deciding ---------------------------------------------------------------------------------------------------------

  drawFoot() {
    const { words, rulings } = this.viewer.data, item = this.item, ruled = item?.key ? this.viewer.ruling(item) : null;
    if (!item?.key || !this.viewer.decidable(item)) { this.foot.replaceChildren(); return; }
    const keys = el("div", "keys");
    rulings.forEach((text, i) => {
      const key = button("ruling", "", () => this.viewer.decide(i + 1));
      key.append(el("kbd", "", i + 1), el("span", "", text));
      key.setAttribute("aria-pressed", String(ruled?.ruling === i + 1));
      key.dataset.ruling = i + 1;
      keys.append(key);
    });
    this.note.placeholder = words.note;
    const line = el("div", "line"), undo = button("undo", "", () => this.viewer.undo());
    undo.append(el("kbd", "", "u"), el("span", "", words.undo));
    line.append(this.note, undo);
    const by = el("p", "by", ruled ? [rulings[ruled.ruling - 1], ruled.who, ruled.note].filter(Boolean).join(" · ") : words.keys);
    this.foot.replaceChildren(keys, line, by);
  }

  // The form that says what the page really shows.
  startMending() {
    this.mending = true;
    this.draw(this.item);
    const fields = [...this.pane.querySelectorAll(".mend input")];
    const first = fields.find((field) => this.item.implied[field.dataset.number]) ?? fields[0];
    this.pane.scrollTop = 0;
    first?.focus();
  }

  mend(item) {
    const words = this.viewer.data.words, form = el("div", "mend");
    form.append(el("h5", "", words.mend));
    const seen = new Set();
    for (const proof of item.evidence) {
      if (!proof.number || seen.has(proof.number)) continue;
      seen.add(proof.number);
      form.append(this.field(item, proof));
    }
    const line = el("div", "line");
    line.append(button("save", words.save, () => this.save()), button("skip", words.skip, () => this.leave()));
    form.append(line);
    return form;
  }

  field(item, proof) {
    const row = el("label", "field"), field = el("input"), implied = item.implied[proof.number];
    field.dataset.number = proof.number;
    field.maxLength = 60;
    field.placeholder = implied ? this.viewer.data.words.implied.replace("{value}", implied) : "";
    field.onkeydown = (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") { event.preventDefault(); this.save(); }
      if (event.key === "Escape") { event.preventDefault(); this.leave(); }
    };
    row.append(el("span", "name", proof.name || proof.role), el("b", "", proof.value), field);
    return row;
  }

  save() {
    const changed = [...this.pane.querySelectorAll(".mend input")].filter((field) => field.value.trim());
    if (!changed.length) { this.leave(); return; }
    this.mending = false;
    for (const field of changed) this.viewer.act({ do: "correct", subject: field.dataset.number, new: field.value.trim(), note: this.note.value });
    this.viewer.goOn();
  }

  leave() {
    this.mending = false;
    this.viewer.goOn();
  }
}

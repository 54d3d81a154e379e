// The viewer: lists, document and card, drawn from JSON by textContent alone; paper.js stands before it.

// Ties list, document and card together; lives as long as the page shows the component.
class Viewer {
  constructor(root) {
    for (const name of ["bar", "legend", "tabs", "items", "tools", "doc", "card"]) this[name] = root.querySelector(`.${name}`);
    Object.assign(this, { root, tab: "findings", open: "", keys: [], at: 0, number: "" });
    this.paper = new Paper(this.doc, (number) => this.pick(number), (pages) => this.send("wanted", pages));
    this.items.onkeydown = (event) => this.walk(event);
  }

  update(data, send) {
    const anew = !this.data || this.data.version !== data.version;
    Object.assign(this, { data, send });
    this.root.style.setProperty("--top", `${this.root.getBoundingClientRect().top}px`);
    if (anew) this.restart();
    this.paper.receive(data.images);
    this.drawCover();
    this.drawList();
    this.drawTools();
  }

  restart() {
    Object.assign(this, { tab: "findings", open: "", keys: [], at: 0, number: "" });
    this.paper.draw(this.data);
    this.items.scrollTop = 0;
    this.drawCard();
  }

  drawCover() {
    const shares = this.data.coverage.filter((share) => share.count);
    this.bar.replaceChildren(...shares.map((share) => {
      const part = el("span", `part m-${share.mark}`);
      part.style.flexGrow = share.count;
      part.title = `${share.label} ${share.count}`;
      return part;
    }));
    this.legend.replaceChildren(...shares.map((share) => {
      const chip = button(`chip m-${share.mark}`, "", () => this.pickMark(share.mark));
      const sample = el("span", `number m-${share.mark}`, "12");
      sample.dataset.sign = SIGNS[share.mark];
      chip.append(sample, el("span", "", ` ${share.label} `), el("b", "", share.count));
      return chip;
    }));
  }

  drawList() {
    const lists = this.data.lists, here = lists.find((list) => list.id === this.tab);
    this.tabs.replaceChildren(...lists.map((list) => {
      const tab = button("tab", `${list.title} ${list.items.length}`, () => { this.tab = list.id; this.items.scrollTop = 0; this.drawList(); });
      tab.dataset.list = list.id;
      tab.setAttribute("aria-pressed", String(list === here));
      return tab;
    }));
    const rows = here.items.length ? here.items.map((item) => this.row(item)) : [el("p", "none", here.empty)];
    if (here.note) rows.push(el("p", "note", here.note));
    this.items.replaceChildren(...rows);
  }

  row(item) {
    const opened = item.id === this.open, node = el("div", opened ? "row open" : "row");
    const head = button(`item s-${item.severity || "none"}`, "", () => this.choose(item));
    head.dataset.item = item.id;
    head.setAttribute("aria-expanded", String(opened));
    head.append(el("span", "headline", item.headline), this.tags(item));
    node.append(head);
    if (opened) node.append(this.detail(item));
    return node;
  }

  tags(item) {
    const line = el("span", "tags");
    item.tags.forEach((tag, i) => line.append(el("span", i === 0 && item.severity ? `tag level l-${item.severity}` : "tag", tag)));
    if (item.place) line.append(el("span", "where", item.place));
    return line;
  }

  detail(item) {
    const node = el("div", "detail"), words = this.data.words;
    const lines = el("dl");
    for (const [label, text] of item.lines) lines.append(el("dt", "", label), el("dd", "", text));
    node.append(lines);
    if (item.evidence.length) node.append(el("h5", "", words.evidence));
    for (const proof of item.evidence) node.append(this.proof(item, proof));
    if (item.gathered.length) node.append(this.gathered(item.gathered));
    return node;
  }

  proof(item, proof) {
    const line = button("proof", "", () => this.goTo(item.keys, proof.key));
    line.disabled = !proof.key;
    line.append(el("span", "role", proof.role), el("span", "name", proof.name), el("b", "", proof.value), el("span", "where", proof.place));
    return line;
  }

  gathered(others) {
    const node = el("details", "gathered");
    node.append(el("summary", "", this.data.words.gathered.replace("{n}", others.length)));
    for (const other of others) {
      const line = button("proof", "", () => this.light(other.keys));
      line.append(el("span", "name", other.headline), el("span", "where", other.place));
      node.append(line);
    }
    return node;
  }

  choose(item) {
    this.open = this.open === item.id ? "" : item.id;
    this.closeCard();
    this.drawList();
    this.light(this.open ? item.keys : []);
    this.focusItem(item.id);
  }

  focusItem(id) {
    const head = [...this.items.querySelectorAll(".item")].find((node) => node.dataset.item === id);
    if (!head) return;
    head.focus({ preventScroll: true });
    const row = head.parentElement, pane = this.items;
    const low = row.offsetTop - pane.offsetTop, high = low + Math.min(row.offsetHeight, pane.clientHeight);
    if (low < pane.scrollTop || high > pane.scrollTop + pane.clientHeight) pane.scrollTop = low;
  }

  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const items = this.data.lists.find((list) => list.id === this.tab).items;
    if (!step || !items.length) return;
    event.preventDefault();
    const from = items.findIndex((item) => item.id === this.open);
    const next = items[Math.max(0, Math.min(items.length - 1, from + step))];
    if (next.id !== this.open) this.choose(next);
  }

  light(keys) {
    this.keys = keys.filter((key) => this.paper.spots.has(key));
    this.lost = keys.length === 0 ? false : this.keys.length === 0;
    this.at = 0;
    this.paper.light(this.keys);
    if (this.keys.length) this.paper.show(this.keys[0]);
    this.drawTools();
  }

  goTo(keys, key) {
    this.light(keys);
    this.step(this.keys.indexOf(key));
  }

  step(to) {
    if (!this.keys.length || to < 0) return;
    this.at = to % this.keys.length;
    this.paper.show(this.keys[this.at]);
    this.drawTools();
  }

  drawTools() {
    const words = this.data.words, n = this.keys.length;
    if (!n) { this.tools.replaceChildren(el("span", "hint", this.open && !this.number ? words.no_place : words.pick)); return; }
    const card = this.data.numbers[this.keys[this.at]];
    const back = button("step", "‹", () => this.step((this.at + n - 1) % n)), on = button("step", "›", () => this.step(this.at + 1));
    back.title = words.previous;
    on.title = words.next;
    this.tools.replaceChildren(back, el("span", "count", `${this.at + 1} / ${n}`), on, el("span", "hint", card ? [card.name, card.place].filter(Boolean).join(" · ") : ""));
  }

  pickMark(mark) {
    this.open = "";
    this.closeCard();
    this.drawList();
    this.light(Object.keys(this.data.numbers).filter((id) => this.data.numbers[id].mark === mark));
  }

  pick(number) {
    this.number = number;
    this.drawCard();
    if (!this.keys.includes(number)) { this.open = ""; this.drawList(); this.light([number]); } else this.step(this.keys.indexOf(number));
  }

  closeCard() { this.number = ""; this.drawCard(); }

  drawCard() {
    const card = this.data.numbers[this.number], words = this.data.words;
    this.card.hidden = !card;
    if (!card) { this.card.replaceChildren(); return; }
    const share = this.data.coverage.find((one) => one.mark === card.mark), lines = el("dl");
    const facts = [[words.name, card.name || words.nameless], [words.value, card.value], [words.mark, `${SIGNS[card.mark]} ${share.label}`], [words.place, [card.path, card.place].filter(Boolean).join(" · ")], [words.doubt, card.doubt]];
    for (const [label, text] of facts) if (text) lines.append(el("dt", "", label), el("dd", "", text));
    this.card.replaceChildren(button("close", "✕", () => this.closeCard()), lines, el("h5", "", words.checks));
    for (const id of card.checks) this.card.append(this.checkLine(id));
    if (!card.checks.length) this.card.append(el("p", "none", words.no_checks));
    if (card.flags.length) this.card.append(el("h5", "", words.flags), ...card.flags.map((flag) => el("p", "flag", flag)));
    this.card.firstChild.title = words.close;
    this.card.scrollTop = 0;
  }

  checkLine(id) {
    const check = this.data.checks[id];
    const line = button("proof", "", () => this.goTo(check.keys, this.number));
    line.dataset.check = id;
    line.append(el("span", `role v-${check.verdict}`, check.label), el("span", "name", check.headline));
    return line;
  }
}

const viewers = new WeakMap();

export default function ({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector(".work");
  if (!viewers.has(root)) viewers.set(root, new Viewer(root));
  viewers.get(root).update(data, setStateValue);
}

// The viewer: list, finding card and document, drawn from JSON by textContent alone; paper.js, filters.js and
// finding.js stand before it.

const PATIENCE = 10000; // milliseconds without a word from the server

// Ties everything together; lives as long as the page shows the component.
class Viewer {
  constructor(root) {
    for (const name of ["bar", "legend", "tabs", "items", "tools", "doc", "card", "said"]) this[name] = root.querySelector(`.${name}`);
    Object.assign(this, { root, tab: "findings", open: "", keys: [], at: 0, number: "", acts: [], order: 0, heard: 0 });
    this.paper = new Paper(this.doc, (number) => this.pick(number), (pages) => this.send("wanted", pages));
    this.filters = new Filters(root.querySelector(".filters"), () => this.refilter());
    this.finding = new Finding(this, root.querySelector(".sheetlet"), root.querySelector(".rulings"));
    this.entering = new Entering(this, this.card);
    this.doc.addEventListener("click", (event) => {
      if (!this.entering.pointing) return;
      event.stopPropagation();
      this.entering.look(this.paper.place(event));
    }, true);
    this.listen();
  }

  // data in ----------------------------------------------------------------------------------------------------------

  update(data, send) {
    const anew = this.data?.version !== data.version, other = this.data?.edition !== data.edition;
    Object.assign(this, { data, send, acts: this.acts.filter((act) => act.order > data.done) });
    this.order = Math.max(this.order, data.done);
    this.root.style.setProperty("--top", `${this.root.getBoundingClientRect().top}px`);
    if (other) this.paper.draw(data);
    if (anew) this.restart();
    else if (other && !this.open) this.open = this.firstOpen();
    this.paper.receive(data.images);
    this.drawCover();
    this.root.dataset.waiting = this.acts.length;
    if (!this.acts.length) { clearTimeout(this.patience); this.hear(); }
    this.drawAll(anew || other);
    this.entering.receive(data);
    this.finding.fill();
  }

  restart() {
    Object.assign(this, { tab: "findings", open: "", keys: [], at: 0, number: "" });
    Object.assign(this.entering, { picked: null, heard: this.data.done, sent: 0 });
    this.items.scrollTop = 0;
    this.drawCard();
    this.open = this.firstOpen() || (this.shown()[0]?.id ?? "");
  }

  // The first finding that nobody has decided.
  firstOpen() { return this.shown().find((item) => !this.ruling(item))?.id ?? ""; }

  // Says what came of the last act, once, and goes where it points.
  hear() {
    const said = this.data.said;
    this.said.hidden = !said || this.heard === this.data.done;
    if (this.said.hidden) return;
    this.heard = this.data.done;
    this.said.className = `said t-${said.tone}`;
    this.said.replaceChildren(button("close", "✕", () => { this.said.hidden = true; }), el("b", "", said.text), ...said.lines.map((line) => el("p", "", line)));
    const focus = this.list("findings").items.find((item) => item.key === said.focus);
    if (said.focus && focus) { this.tab = "findings"; this.open = focus.id; this.light(focus.keys); }
  }

  list(name) { return this.data.lists.find((list) => list.id === name); }

  // Everything of the list that the filters let through.
  shown() {
    const list = this.list(this.tab);
    if (this.tab !== "findings") return list.items;
    return list.items.filter((item) => this.filters.admits(item) && this.filters.chosen(this.ruling(item)?.ruling));
  }

  current() { return this.list(this.tab).items.find((item) => item.id === this.open) ?? null; }

  decidable(item) { return this.tab === "findings" && Boolean(item.key); }

  // The decision on a finding, as it will be once the server has heard of it.
  ruling(item) {
    const mine = this.acts.filter((act) => act.do === "decide" && act.subject === item.key).at(-1);
    return mine ? { ruling: mine.ruling, who: "", note: mine.note } : this.data.decided[item.key] ?? null;
  }

  // What is said where no finding is open.
  rest() {
    const list = this.list(this.tab), items = this.shown();
    if (!items.length) return list.items.length ? this.data.words.none_shown : list.empty;
    return this.tab === "findings" && items.every((item) => this.ruling(item)) ? this.data.words.all_done : this.data.words.pick;
  }

  // drawing ----------------------------------------------------------------------------------------------------------

  drawAll(relight) {
    if (this.open && !this.current()) this.open = this.shown()[0]?.id ?? "";
    this.drawFilters();
    this.drawList();
    if (!(this.finding.mending && !relight)) this.finding.draw(this.current());
    if (relight) { this.number = ""; this.drawCard(); this.light(this.current()?.keys ?? []); }
    this.drawTools();
  }

  drawFilters() {
    const items = this.list("findings").items, counted = items.filter((item) => this.filters.admits(item));
    this.filters.draw(this.data, items, `${counted.filter((item) => this.ruling(item)).length}/${counted.length}`);
  }

  refilter() {
    this.tab = "findings";
    if (!this.shown().some((item) => item.id === this.open)) this.open = this.shown()[0]?.id ?? "";
    const item = this.current();
    this.drawAll(false);
    this.finding.draw(item);
    this.light(item?.keys ?? []);
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
    const list = this.list(this.tab), items = this.shown(), hidden = list.items.length - items.length;
    this.tabs.replaceChildren(...this.data.lists.map((each) => {
      const tab = button("tab", `${each.title} ${each.items.length}`, () => this.turnTo(each.id));
      tab.dataset.list = each.id;
      tab.setAttribute("aria-pressed", String(each === list));
      return tab;
    }));
    const rows = items.map((item) => this.row(item));
    if (!rows.length) rows.push(el("p", "none", list.items.length ? this.data.words.none_shown : list.empty));
    if (hidden) rows.push(el("p", "note", this.data.words.filtered.replace("{n}", hidden)));
    this.items.replaceChildren(...rows);
    this.intoView();
  }

  turnTo(name) {
    this.tab = name;
    this.items.scrollTop = 0;
    this.open = this.shown()[0]?.id ?? "";
    this.drawAll(true);
  }

  row(item) {
    const head = button(`item s-${item.severity || "none"}`, "", () => this.choose(item)), ruled = item.key ? this.ruling(item) : null;
    head.dataset.item = item.id;
    head.setAttribute("aria-current", String(item.id === this.open));
    if (ruled) head.classList.add("done");
    head.append(el("span", "headline", item.headline), this.tags(item));
    if (ruled) head.append(el("span", "ruled", `✓ ${ruled.ruling} ${this.data.rulings[ruled.ruling - 1]}`));
    return head;
  }

  tags(item) {
    const line = el("span", "tags");
    if (item.doubt) line.append(el("span", "tag doubt", this.data.words.doubted));
    item.tags.forEach((tag, i) => line.append(el("span", i === 0 && item.severity ? `tag level l-${item.severity}` : "tag", tag)));
    if (item.place) line.append(el("span", "where", item.place));
    return line;
  }

  intoView() {
    const head = this.items.querySelector("[aria-current=true]");
    if (!head) return;
    const pane = this.items, low = head.offsetTop - pane.offsetTop, high = low + head.offsetHeight;
    if (low < pane.scrollTop) pane.scrollTop = low;
    else if (high > pane.scrollTop + pane.clientHeight) pane.scrollTop = high - pane.clientHeight;
  }

  choose(item) {
    this.open = item.id;
    this.closeCard();
    this.drawList();
    this.finding.draw(item);
    this.light(item.keys);
  }

  // keyboard ---------------------------------------------------------------------------------------------------------

  listen() {
    const hear = (event) => {
      if (!this.root.isConnected) { document.removeEventListener("keydown", hear); return; }
      this.press(event);
    };
    document.addEventListener("keydown", hear);
  }

  press(event) {
    const path = event.composedPath(), at = path[0];
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName ?? "") || at.isContentEditable || path.some((node) => node.role === "dialog")) return;
    const moves = { ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1), ArrowRight: () => this.step(this.at + 1), ArrowLeft: () => this.step(this.at + this.keys.length - 1), u: () => this.undo(), c: () => this.confirm(), a: () => this.entering.point(!this.entering.pointing), n: () => this.finding.note.focus() };
    if (event.key === "Escape" && this.entering.pointing) { this.entering.point(false); return; }
    const act = /^[1-6]$/.test(event.key) ? () => this.decide(Number(event.key)) : moves[event.key];
    if (!act || (path.includes(this.doc) && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    act();
  }

  move(step) {
    const items = this.shown(), from = items.findIndex((item) => item.id === this.open);
    const next = items[Math.max(0, Math.min(items.length - 1, from + step))];
    if (next && next.id !== this.open) this.choose(next);
  }

  // Sends what was done; it stays on the list until the server says that it has it, so that nothing is lost.
  act(what) {
    this.order += 1;
    this.acts.push({ order: this.order, ...what });
    this.said.hidden = true;
    this.root.dataset.waiting = this.acts.length;
    this.send("acts", [...this.acts]);
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.unheard(), PATIENCE);
  }

  // Says that nothing has confirmed what was done; the page of a server that is gone must not look as if all were well.
  unheard() {
    if (!this.acts.length) return;
    Object.assign(this.said, { hidden: false, className: "said t-error" });
    this.said.replaceChildren(el("b", "", this.data.words.unheard.replace("{n}", this.acts.length)));
  }

  decide(ruling) {
    const item = this.current();
    if (!item || !this.decidable(item)) return;
    this.after = this.next(item);
    this.act({ do: "decide", subject: item.key, ruling, note: this.finding.note.value });
    if (ruling === 4) { this.drawFilters(); this.drawList(); this.finding.startMending(); } else this.goOn();
  }

  // The finding to go to when this one is decided: the next open one, else the first.
  next(item) {
    const items = this.shown(), at = items.indexOf(item);
    return [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))].find((each) => !this.ruling(each)) ?? null;
  }

  goOn() {
    const next = this.after && this.list("findings").items.find((item) => item.key === this.after.key);
    Object.assign(this, { open: next?.id ?? "", after: null });
    this.closeCard();
    this.drawAll(true);
  }

  undo() { this.act({ do: "undo" }); }

  // Says that a relation which an assistant proposed is one.
  confirm() {
    const item = this.current();
    if (item?.assisted && !item.confirmed && this.decidable(item)) this.act({ do: "confirm", subject: item.key });
  }

  // places -----------------------------------------------------------------------------------------------------------

  light(keys) {
    this.keys = keys.filter((key) => this.paper.spots.has(key));
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
    const words = this.data.words, n = this.keys.length, { pointing } = this.entering;
    const add = button("add", pointing ? words.cancel : words.add, () => this.entering.point(!pointing));
    add.prepend(el("kbd", "", "a"));
    Object.assign(add, { title: words.add_title, ariaPressed: String(pointing) });
    if (pointing || !n) {
      this.tools.replaceChildren(el("span", "hint", pointing ? words.adding : this.open && !this.number ? words.no_place : words.pick), add);
      return;
    }
    const card = this.data.numbers[this.keys[this.at]];
    const back = button("step", "‹", () => this.step((this.at + n - 1) % n)), on = button("step", "›", () => this.step(this.at + 1));
    back.title = words.previous;
    on.title = words.next;
    this.tools.replaceChildren(back, el("span", "count", `${this.at + 1} / ${n}`), on, el("span", "hint", card ? [card.name, card.place].filter(Boolean).join(" · ") : ""), add);
  }

  pickMark(mark) {
    this.closeCard();
    this.light(Object.keys(this.data.numbers).filter((id) => this.data.numbers[id].mark === mark));
  }

  // the card of a number ---------------------------------------------------------------------------------------------

  pick(number) {
    this.entering.picked = null;
    this.number = number;
    this.drawCard();
    if (!this.keys.includes(number)) this.light([number]);
    else this.step(this.keys.indexOf(number));
  }

  closeCard() {
    this.number = "";
    this.entering.picked = null;
    this.drawCard();
  }

  drawCard() {
    if (this.entering.picked) return;
    const card = this.data.numbers[this.number], words = this.data.words;
    this.card.hidden = !card;
    if (!card) { this.card.replaceChildren(); return; }
    const share = this.data.coverage.find((one) => one.mark === card.mark), lines = el("dl");
    const facts = [[words.name, card.name || words.nameless], [words.value, card.value], [words.mark, `${SIGNS[card.mark]} ${share.label}`], [words.place, [card.path, card.place].filter(Boolean).join(" · ")], [words.doubt, card.doubt]];
    for (const [label, text] of facts) if (text) lines.append(el("dt", "", label), el("dd", "", text));
    const number = this.number, change = button("change", words.change, () => this.entering.look(`number:${number}`));
    this.card.replaceChildren(button("close", "✕", () => this.closeCard()), lines, change, el("h5", "", words.checks));
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

// Entering: a form that names a number or adds one that was missed, at the place that was pointed at.

const ENTRIES = ["raw", "value", "unit", "label", "measure", "note", "parent"];

class Entering {
  constructor(viewer, pane) {
    Object.assign(this, { viewer, pane, picked: null, heard: 0, sent: 0, pointing: false, fields: {} });
  }

  // Between "point at a number" and the pointing.
  point(on) {
    this.pointing = on;
    this.viewer.root.classList.toggle("adding", on);
    this.viewer.drawTools();
  }

  // Asks what is known of a place.
  look(place) {
    this.point(false);
    if (place) this.viewer.act({ do: "look", subject: place });
  }

  // Opens the form once the server has answered, and closes it once what was entered is kept.
  receive(data) {
    if (this.sent && data.done >= this.sent) {
      this.sent = 0;
      if (data.said?.tone === "done") this.close();
    }
    if (!data.picked || data.picked.order <= this.heard) return;
    Object.assign(this, { heard: data.picked.order, picked: data.picked });
    this.draw();
  }

  close() {
    if (!this.picked) return;
    this.picked = null;
    this.viewer.drawCard();
  }

  draw() {
    const words = this.viewer.data.words, picked = this.picked, form = el("div", "entering");
    const close = button("close", "✕", () => this.close());
    close.title = words.close;
    form.append(el("h5", "", picked.known ? words.naming : words.entering), el("p", "quote", picked.text));
    const labels = { raw: words.printed, value: words.value, unit: words.unit, label: words.label, measure: words.measure, parent: words.parent, note: words.why };
    const grid = el("div", "entries");
    for (const name of ENTRIES) grid.append(this.field(name, labels[name]));
    const line = el("div", "line");
    line.append(button("save", words.save, () => this.save()), button("skip", words.cancel, () => this.close()));
    form.append(grid, line);
    this.pane.hidden = false;
    this.pane.replaceChildren(close, form);
    this.pane.scrollTop = 0;
    this.fields[picked.raw ? (picked.known ? "label" : "value") : "raw"].focus();
  }

  field(name, label) {
    const row = el("label", `entry e-${name}`), field = name === "parent" ? this.parents() : el("input");
    if (name !== "parent") {
      field.value = this.picked[name] ?? "";
      field.maxLength = name === "note" ? 200 : 60;
    }
    field.dataset.entry = name;
    field.onkeydown = (event) => {
      if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter") this.save();
      else this.close();
    };
    this.fields[name] = field;
    row.append(el("span", "label", label), field);
    return row;
  }

  parents() {
    const select = el("select");
    for (const [id, title] of [["", this.viewer.data.words.no_parent], ...this.picked.parents]) {
      const option = el("option", "", title);
      option.value = id;
      select.append(option);
    }
    select.value = this.picked.parent;
    return select;
  }

  save() {
    if (this.sent) return;
    const entered = { place: this.picked.place };
    for (const name of ENTRIES) entered[name] = this.fields[name].value;
    this.viewer.act({ do: "enter", entered });
    this.sent = this.viewer.order;
  }
}

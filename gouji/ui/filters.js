// Filters: which findings are shown, by severity, nature, family, rule, section and decision.

class Filters {
  constructor(pane, change) {
    Object.assign(this, { pane, change, severity: new Set(["high", "medium", "low"]), nature: new Set(["data", "compliance"]) });
    this.one = { family: "", rule: "", section: "", choice: "" };
  }

  // Whether a finding is shown, whatever was decided of it.
  admits(item) {
    const { family, rule, section } = this.one;
    return this.severity.has(item.severity) && this.nature.has(item.nature)
      && (!family || item.family === family) && (!rule || item.rule === rule) && (!section || item.sections.includes(section));
  }

  // Whether a finding with this decision is shown.
  chosen(ruling) {
    const choice = this.one.choice;
    if (!choice) return true;
    if (choice === "open") return !ruling;
    return choice === "done" ? Boolean(ruling) : String(ruling) === choice;
  }

  draw(data, items, count) {
    const words = data.words, graver = items.filter((item) => item.severity !== "info");
    const row = [this.many(data, "severity", ["high", "medium", "low", "info"], items)];
    row.push(this.many(data, "nature", ["data", "compliance", "omission", "scope", "wording"], graver));
    row.push(this.pickOne(data, "family", items.map((item) => item.family), words.all_families));
    row.push(this.pickOne(data, "rule", items.map((item) => item.rule), words.all_rules));
    row.push(this.pickOne(data, "section", items.flatMap((item) => item.sections), words.all_sections));
    row.push(this.pickOne(data, "choice", ["open", "done", ...data.rulings.map((_, i) => String(i + 1))], words.all_choices));
    const counter = el("span", "counter", count.replace("/", " / "));
    counter.title = words.counter;
    row.push(counter);
    this.pane.replaceChildren(...row);
  }

  many(data, name, values, items) {
    const group = el("span", "many");
    for (const value of values) {
      const n = items.filter((item) => item[name] === value).length;
      const toggle = button("toggle", `${data.names[name][value]} ${n}`, () => {
        if (!this[name].delete(value)) this[name].add(value);
        this.change();
      });
      toggle.dataset[name] = value;
      toggle.setAttribute("aria-pressed", String(this[name].has(value)));
      group.append(toggle);
    }
    return group;
  }

  pickOne(data, name, values, all) {
    const known = [...new Set(values)].sort(), select = el("select", "one");
    if (this.one[name] && !known.includes(this.one[name])) known.push(this.one[name]);
    for (const value of ["", ...known]) {
      const option = el("option", "", value ? this.title(data, name, value) : all);
      option.value = value;
      select.append(option);
    }
    select.value = this.one[name];
    select.dataset.filter = name;
    select.ariaLabel = all;
    select.onchange = () => { this.one[name] = select.value; select.blur(); this.change(); };
    return select;
  }

  title(data, name, value) {
    if (name === "choice" && /^\d$/.test(value)) return data.rulings[value - 1];
    return (data.names[name] ?? {})[value] ?? value;
  }
}

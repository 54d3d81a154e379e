"""Viewer: the part of the page that is drawn in the browser, from JSON and without markup."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from gouji.ui.model import Live, View

_HTML = """
<div class="work">
  <div class="cover"><div class="bar"></div></div><div class="legend"></div>
  <div class="filters"></div>
  <div class="panes">
    <section class="left"><div class="tabs"></div><div class="items"></div></section>
    <section class="middle"><div class="said" role="status" hidden></div><div class="sheetlet"></div>
      <div class="rulings"></div></section>
    <section class="right"><div class="tools"></div><div class="doc" tabindex="0"></div>
      <div class="card" hidden></div></section>
  </div>
</div>
"""
SCRIPTS = ("paper.js", "filters.js", "finding.js", "entering.js", "viewer.js")
"""The parts of the one module that the browser runs, in their order."""


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


_mount = component(
    "gouji_viewer",
    html=_HTML,
    css=_own("viewer.css"),
    js="".join(_own(name) for name in SCRIPTS),
)


def state(key: str, name: str) -> Any:
    """What the browser has said under a name, as far as it has been heard."""
    return st.session_state.get(key, {}).get(name) or ()


def wanted(key: str) -> tuple[str, ...]:
    """The pages whose images the browser has asked for."""
    return tuple(str(page) for page in state(key, "wanted"))


def show(view: View, live: Live, images: Mapping[str, str], key: str) -> None:
    """Draw the view with the page images at hand."""
    _mount(
        data={**view, **live, "images": dict(images)},
        key=key,
        default={"wanted": [], "acts": []},
        on_wanted_change=_nothing,
        on_acts_change=_nothing,
    )


def _nothing() -> None:
    """A change of wishes needs no more than the new run that it causes."""

"""Viewer: the part of the page that is drawn in the browser, from JSON and without markup."""

from collections.abc import Mapping
from importlib.resources import files

import streamlit as st
from streamlit.components.v2 import component

from gouji.ui.model import View

_HTML = """
<div class="work">
  <div class="cover"><div class="bar"></div></div><div class="legend"></div>
  <div class="panes">
    <section class="left"><div class="tabs"></div><div class="items"></div></section>
    <section class="right"><div class="tools"></div><div class="doc" tabindex="0"></div>
      <div class="card" hidden></div></section>
  </div>
</div>
"""


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


_mount = component(
    "gouji_viewer",
    html=_HTML,
    css=_own("viewer.css"),
    js=_own("paper.js") + _own("viewer.js"),
)


def wanted(key: str) -> tuple[str, ...]:
    """The pages whose images the browser has asked for, as far as it has been heard."""
    pages = st.session_state.get(key, {}).get("wanted") or ()
    return tuple(str(page) for page in pages)


def show(view: View, images: Mapping[str, str], key: str) -> None:
    """Draw the view with the page images at hand."""
    data = {**view, "images": dict(images)}
    _mount(data=data, key=key, default={"wanted": []}, on_wanted_change=_nothing)


def _nothing() -> None:
    """A change of wishes needs no more than the new run that it causes."""
